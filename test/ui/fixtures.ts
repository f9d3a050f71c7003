import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { VSIX } from '../vscode/paths';
import { installExtension, startTestServer, type RunningServer } from '../vscode/server';
import { writeSettings, type Settings } from '../vscode/settings';
import { withTemporaryFolder } from '../vscode/temporary';
import type { WindowOptions } from '../vscode/window';
import { LicensesView } from './pages/licensesView';
import type { Theme } from './pages/theme';
import { Workbench } from './pages/workbench';

interface Options {
  /** The window's colours: `test.use({ theme: 'Default High Contrast' })`. */
  theme: Theme;
  /** User settings that are there before VS Code starts. */
  settings: Settings;
  /** The folder and the language that the window opens with. */
  windowOptions: WindowOptions;
}

interface Fixtures {
  /** A VS Code with the packaged extension, and no past: its user data, secrets and state are this test's own. */
  server: RunningServer;
  /** Its window, ready for input. */
  workbench: Workbench;
  /** The view of the licenses, not opened yet. */
  licensesView: LicensesView;
}

interface WorkerFixtures {
  /** The packaged extension. */
  vsix: string;
  /** A folder of extensions that holds the packaged one. */
  extensionsFolder: string;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  theme: ['Default Dark Modern', { option: true }],
  settings: [{}, { option: true }],
  windowOptions: [{}, { option: true }],

  vsix: [VSIX, { option: true, scope: 'worker' }],

  extensionsFolder: [
    async ({ vsix }, use) => {
      await withTemporaryFolder(async (folder) => {
        const extensions = join(folder, 'extensions');
        installExtension(vsix, { userData: join(folder, 'user'), extensions });
        await use(extensions);
      });
    },
    { scope: 'worker' },
  ],

  server: async ({ extensionsFolder, theme, settings }, use) => {
    await withTemporaryFolder(async (userData) => {
      writeSettings(userData, { 'workbench.colorTheme': theme, ...settings });
      const server = await startTestServer({ userData, extensions: extensionsFolder });
      await use(server);
      await server.stop();
    });
  },

  workbench: async ({ page, server, windowOptions }, use) => {
    await use(await Workbench.open(page, server.url, windowOptions));
  },

  licensesView: async ({ workbench }, use) => {
    await use(new LicensesView(workbench));
  },
});

export { expect } from '@playwright/test';
