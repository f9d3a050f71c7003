import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { createState, type HistoricalDatum } from '../../gitlab/state';
import type { Settings } from '../../vscode/settings';
import { KeyPreview } from '../pages/keyPreview';
import { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';
import { refreshes, type GitLabs } from './gitlabs';
import { expect, shareWindow, type Prepared } from './sharedWindow';

interface Servers {
  readonly folder: string;
  readonly gitlab: TestGitLab;
}

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
  /** The folder that the window has open, in which file dialogs begin; without files at first. */
  folder: string;
  /** The one instance that is set up, "Production", as it was at first. */
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

async function prepare(gitlabs: GitLabs, parent: string): Promise<Prepared<Servers>> {
  const folder = join(parent, 'licenses');
  mkdirSync(folder);
  const gitlab = await gitlabs.start({ licenses: [CURRENT] });
  return {
    servers: { folder, gitlab },
    instances: [{ name: 'Production', gitlab }],
    settings: readsTestKeys(parent),
    windowOptions: { folder },
  };
}

/** Tests that share a window with one instance, which is what it was at first when a test begins. */
export const test = shareWindow(prepare).extend<Options & Fixtures>({
  beginning: [{ licenses: [CURRENT] }, { option: true }],
  folder: async ({ shared }, use) => {
    const { folder } = shared.prepared.servers;
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name), { recursive: true });
    }
    await use(folder);
  },
  gitlab: async ({ shared, beginning }, use) => {
    const { gitlab } = shared.prepared.servers;
    beginAgain(gitlab, beginning);
    await use(gitlab);
  },
  workbench: async ({ workbench, gitlab }, use) => {
    await showAsItIs(workbench, gitlab);
    await use(workbench);
  },
  keyPreview: async ({ workbench }, use) => use(new KeyPreview(workbench)),
});

/** Makes an instance what it was when it was started, with these licenses; its tokens stay. */
function beginAgain(gitlab: TestGitLab, { licenses, history = [] }: Beginning): void {
  const { profile, now, tokens, users } = gitlab.state;
  const historicalData = [...history];
  Object.assign(gitlab.state, { ...createState({ profile, now, licenses }), tokens, users, historicalData });
  gitlab.requests.length = 0;
}

/** Has the view read an instance that was changed behind its back. */
async function showAsItIs(workbench: Workbench, gitlab: TestGitLab): Promise<void> {
  const view = new LicensesView(workbench);
  await view.openSignedIn('Ultimate');
  const before = refreshes(gitlab);
  await view.titleButton('Refresh All').click();
  await expect.poll(() => refreshes(gitlab)).toBeGreaterThan(before);
  await expect(view.body.getByRole('treeitem', { name: /^\w+ license, / })).toHaveCount(
    gitlab.state.licenses.length,
  );
}

/** The requests that change something a GitLab has got. */
export function writes({ requests }: TestGitLab): string[] {
  return requests.flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`]));
}

/** The ids of a GitLab's licenses. */
export function licenseIds({ state }: TestGitLab): number[] {
  return state.licenses.map(({ id }) => id);
}

export { expect } from '@playwright/test';
