import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test as base } from '@playwright/test';
import type { TestGitLab } from '../../gitlab/server';
import { ROOT, VSIX } from '../../vscode/paths';
import { installExtension, startTestServer, type RunningServer } from '../../vscode/server';
import { writeSettings, type Settings } from '../../vscode/settings';
import { withTemporaryFolder } from '../../vscode/temporary';
import type { WindowOptions } from '../../vscode/window';
import { GitLabs } from './gitlabs';
import { LicensesView } from '../pages/licensesView';
import { FOLLOWS_BROWSER } from '../pages/theme';
import { Workbench } from '../pages/workbench';

/** An instance that is set up before the test begins. */
export interface SetUp {
  readonly name: string;
  readonly gitlab: Pick<TestGitLab, 'url' | 'adminToken'>;
  /** The administrator's when left out; null: signed out. */
  readonly token?: string | null;
}

interface Options {
  /** User settings that are there before VS Code starts. */
  settings: Settings;
  /** The folder and the language that the window opens with. */
  windowOptions: WindowOptions;
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

interface WorkerFixtures {
  /** The packaged extension. */
  vsix: string;
  /** A folder of extensions that holds the packaged one. */
  extensionsFolder: string;
}

/** Signs in to the instances that an environment variable names, as another extension can. */
const SETS_UP = join(ROOT, 'test/vscode/demo/extension');

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  settings: [{}, { option: true }],
  windowOptions: [{}, { option: true }],
  instances: [[], { option: true }],

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

  // Playwright reads from the braces what a fixture needs: here nothing, but they may not be empty.
  gitlabs: async ({ browserName: _browserName }, use) => {
    const gitlabs = new GitLabs();
    await use(gitlabs);
    await gitlabs.closeAll();
  },

  userData: async ({ settings, instances }, use) => {
    await withTemporaryFolder(async (userData) => {
      writeSettings(userData, {
        ...FOLLOWS_BROWSER,
        'gitlabLicenses.instances': instances.map(({ name, gitlab: { url } }) => ({ url, name })),
        ...settings,
      });
      await use(userData);
    });
  },

  server: async ({ extensionsFolder, userData, instances }, use) => {
    const extensions = instances.length > 0 ? withSetUp(extensionsFolder, userData) : extensionsFolder;
    const env = { GITLAB_LICENSES_DEMO: JSON.stringify(signIns(instances)) };
    const server = await startTestServer({ userData, extensions }, { env });
    await use(server);
    await server.stop();
  },

  workbench: async ({ page, server, windowOptions }, use) => {
    await use(await Workbench.open(page, server.url, windowOptions));
  },

  licensesView: async ({ workbench }, use) => {
    await use(new LicensesView(workbench));
  },
});

/** A copy of the extensions, with the one that signs in besides. */
function withSetUp(extensionsFolder: string, userData: string): string {
  const extensions = join(userData, 'extensions');
  // Without the list of what is installed VS Code takes in what lies there.
  const filter = (path: string) => basename(path) !== 'extensions.json';
  cpSync(extensionsFolder, extensions, { recursive: true, filter });
  cpSync(SETS_UP, join(extensions, 'gitlab-license-manager.demo-0.0.1'), { recursive: true });
  return extensions;
}

function signIns(instances: readonly SetUp[]): object[] {
  return instances.flatMap(({ gitlab: { url, adminToken }, token = adminToken }) =>
    token === null ? [] : [{ url, token, goesDown: false }],
  );
}

export { expect } from '@playwright/test';
