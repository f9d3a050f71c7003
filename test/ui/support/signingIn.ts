import type { Settings } from '../../vscode/settings';
import { LicensesView } from '../pages/licensesView';
import { GitLabs } from './gitlabs';
import { expect, shareWindow } from './sharedWindow';

interface Fixtures {
  /** Starts GitLabs, and ends them with the test. */
  gitlabs: GitLabs;
}

/** Short, since some tests wait for it. */
const settings: Settings = { 'gitlabLicenses.requestTimeoutSeconds': 3 };

/** Tests that share a window without an instance: each signs in to its own, and the next begins without them. */
export const test = shareWindow(() =>
  Promise.resolve({ servers: {}, instances: [], settings }),
).extend<Fixtures>({
  gitlabs: async ({ browserName: _browserName }, use) => {
    const gitlabs = new GitLabs();
    await use(gitlabs);
    await gitlabs.closeAll();
  },
  workbench: async ({ workbench }, use) => {
    const view = new LicensesView(workbench);
    await view.open();
    if ((await view.rows.count()) > 0) {
      await workbench.runCommand('Begin Again: Remove All Instances');
    }
    await expect(view.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
    await use(workbench);
  },
});

export { expect } from './sharedWindow';
