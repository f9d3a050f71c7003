import { test as base } from '@playwright/test';
import type { RunningServer } from '../../vscode/server';
import type { Settings } from '../../vscode/settings';
import { withTemporaryFolder } from '../../vscode/temporary';
import { GitLabs } from './gitlabs';
import { startVSCode, writeUserSettings, type SetUp } from './vscode';
import { LicensesView } from '../pages/licensesView';
import { Workbench } from '../pages/workbench';

interface Options {
  /** User settings that are there before VS Code starts. */
  settings: Settings;
  /** What is set up already; their view is then opened as well. For a test of the sign-in: none. */
  instances: readonly SetUp[];
}

interface Fixtures {
  /** Starts GitLabs, and ends them with the test. */
  gitlabs: GitLabs;
  /** The folder of VS Code's settings, secrets and state: this test's own, without a past. */
  userData: string;
  /** A VS Code with the packaged extension. */
  server: RunningServer;
  /** Its window, ready for input. */
  workbench: Workbench;
  /** The view of the licenses, not opened yet. */
  licensesView: LicensesView;
}

/** For a test that needs a window of its own: it reloads it, or looks at how it begins. Others share one. */
export const test = base.extend<Options & Fixtures>({
  settings: [{}, { option: true }],
  instances: [[], { option: true }],

  // Playwright reads from the braces what a fixture needs: here nothing, but they may not be empty.
  gitlabs: async ({ browserName: _browserName }, use) => {
    const gitlabs = new GitLabs();
    await use(gitlabs);
    await gitlabs.closeAll();
  },

  userData: async ({ settings, instances }, use) => {
    await withTemporaryFolder(async (userData) => {
      writeUserSettings(userData, instances, settings);
      await use(userData);
    });
  },

  server: async ({ userData, instances }, use) => {
    const server = await startVSCode(userData, instances);
    await use(server);
    await server.stop();
  },

  workbench: async ({ page, server }, use) => {
    await use(await Workbench.open(page, server.url));
  },

  licensesView: async ({ workbench }, use) => {
    await use(new LicensesView(workbench));
  },
});

export { expect } from '@playwright/test';
