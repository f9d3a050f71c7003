import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { day, license, type TestGitLab } from '../../gitlab/server';
import { withTemporaryFolder } from '../../vscode/temporary';
import { test as base } from './fixtures';
import { KeyPreview } from '../pages/keyPreview';

interface Fixtures {
  /** The folder that the window has open, in which file dialogs begin. */
  folder: string;
  /** The one instance that is set up, "Production": Ultimate, 90 of 200 seats, 12 days left. */
  gitlab: TestGitLab;
  /** What is shown of a key before it is sent. */
  keyPreview: KeyPreview;
}

/** A window whose extension reads the license keys of the test GitLabs, as GitLab's public key reads real ones. */
export const test = base.extend<Fixtures>({
  folder: async ({ browserName: _browserName }, use) => {
    await withTemporaryFolder(async (parent) => {
      const folder = join(parent, 'licenses');
      mkdirSync(folder);
      await use(folder);
    });
  },
  settings: async ({ folder }, use) => {
    const publicKey = join(folder, '..', 'test.pem');
    writeFileSync(publicKey, throwawayKeyPair().publicKey);
    await use({ 'gitlabLicenses.publicKeyFiles': [publicKey] });
  },
  windowOptions: async ({ folder }, use) => use({ folder }),
  gitlab: async ({ gitlabs }, use) => {
    const licenses = [license({ id: 1, starts_at: day(-353), expires_at: day(12), user_limit: 200 })];
    await use(await gitlabs.start({ licenses }));
  },
  instances: async ({ gitlab }, use) => use([{ name: 'Production', gitlab }]),
  workbench: async ({ workbench, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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

export { expect } from './fixtures';
