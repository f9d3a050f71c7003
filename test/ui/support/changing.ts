import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import type { HistoricalDatum } from '../../gitlab/state';
import type { Settings } from '../../vscode/settings';
import { KeyPreview } from '../pages/keyPreview';
import { LicensesView } from '../pages/licensesView';
import { expect, test as base } from './sharedWindow';

/** What the instance has when a test begins. */
interface Beginning {
  readonly licenses: readonly LicenseRow[];
  /** Counts of users on days before. */
  readonly history?: readonly HistoricalDatum[];
}

interface Options {
  /** Ultimate, 90 of 200 seats, 12 days left when left out. An object: Playwright takes arrays apart. */
  beginning: Beginning;
}

interface Fixtures {
  /** The one instance that is set up, "Production". */
  gitlab: TestGitLab;
  /** What is shown of a key before it is sent. */
  keyPreview: KeyPreview;
}

export const CURRENT = license({ id: 1, starts_at: day(-353), expires_at: day(12), user_limit: 200 });

/** The settings with which the extension reads keys of the test GitLabs, as GitLab's public key reads real ones. */
export function readsTestKeys(folder: string): Settings {
  const publicKey = join(folder, 'test.pem');
  writeFileSync(publicKey, throwawayKeyPair().publicKey);
  return { 'gitlabLicenses.publicKeyFiles': [publicKey] };
}

/** Tests that change one instance, or begin to. */
export const test = base.extend<Options & Fixtures>({
  beginning: [{ licenses: [CURRENT] }, { option: true }],
  settings: async ({ userData }, use) => use(readsTestKeys(userData)),
  gitlab: async ({ gitlabs, beginning: { licenses, history = [] } }, use) => {
    const gitlab = await gitlabs.start({ licenses });
    gitlab.state.historicalData = [...history];
    await use(gitlab);
  },
  instances: async ({ gitlab }, use) => use([{ name: 'Production', gitlab }]),
  workbench: async ({ workbench, gitlab }, use) => {
    const view = new LicensesView(workbench);
    await view.openSignedIn('Ultimate');
    await expect(view.body.getByRole('treeitem', { name: /^\w+ license, / })).toHaveCount(
      gitlab.state.licenses.length,
    );
    await use(workbench);
  },
  keyPreview: async ({ workbench }, use) => use(new KeyPreview(workbench)),
});

/** The requests that change something a GitLab has got. */
export function writes({ requests }: TestGitLab): string[] {
  return requests.flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`]));
}

/** The ids of a GitLab's licenses. */
export function licenseIds({ state }: TestGitLab): number[] {
  return state.licenses.map(({ id }) => id);
}

export { expect };
