import type { Settings } from '../../vscode/settings';
import { expect, test as base } from './sharedWindow';

/** Short, since some tests wait for it. */
export const SHORT_TIMEOUT: Settings = { 'gitlabLicenses.requestTimeoutSeconds': 3 };

/** Tests that begin without an instance: each signs in to its own. */
export const test = base.extend({
  settings: async ({ browserName: _browserName }, use) => use(SHORT_TIMEOUT),
  licensesView: async ({ licensesView }, use) => {
    await licensesView.open();
    await expect(licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
    await use(licensesView);
  },
});

export { expect };
