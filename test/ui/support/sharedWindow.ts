import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Browser, type BrowserContext } from '@playwright/test';
import { writeSettings, type Settings } from '../../vscode/settings';
import { withTemporaryFolder } from '../../vscode/temporary';
import { LicensesView } from '../pages/licensesView';
import { FOLLOWS_BROWSER } from '../pages/theme';
import { Workbench } from '../pages/workbench';
import { Beginnings } from './beginning';
import { GitLabs } from './gitlabs';
import { startSharedVSCode, type SetUp } from './vscode';
import { lookAsAtFirst, VIEW_OF_A_WINDOW } from './windowLooks';

const OPENING_LIMIT_MS = 300_000;
const ACTION_LIMIT_MS = 30_000;

/** A window that stays open from test to test. */
interface SharedWindow {
  readonly workbench: Workbench;
  readonly beginnings: Beginnings;
  readonly serverUrl: string;
  readonly userData: string;
  readonly folder: string;
}

interface WorkerFixtures {
  shared: SharedWindow;
}

interface Fixtures {
  /** Starts GitLabs, and ends them with the test. */
  gitlabs: GitLabs;
  /** What is set up when the test begins. */
  instances: readonly SetUp[];
  /** The extension's settings that are not at their default. */
  settings: Settings;
  /** The window as a test finds it: nothing open that another test has opened. */
  workbench: Workbench;
  licensesView: LicensesView;
  /** The folder that the window has open, in which file dialogs begin; without files at first. */
  folder: string;
  /** The folder of VS Code's settings, secrets and state. */
  userData: string;
}

/**
 * A window that tests share, since to open one costs more than most tests: each worker of Playwright opens it once,
 * and a test that fails takes it along. Each test begins with instances and settings of its own; what else it changes
 * than editors, notifications, sizes and colors, it changes back, or the next one would find it.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    async ({ browser }, use) => {
      await withTemporaryFolder((parent) => withWindow(browser, parent, use));
    },
    { scope: 'worker', timeout: OPENING_LIMIT_MS },
  ],
  // Playwright reads from the braces what a fixture needs: here nothing, but they may not be empty.
  gitlabs: async ({ browserName: _browserName }, use) => {
    const gitlabs = new GitLabs();
    await use(gitlabs);
    await gitlabs.closeAll();
  },
  instances: async ({ browserName: _browserName }, use) => use([]),
  settings: async ({ browserName: _browserName }, use) => use({}),
  context: async ({ shared }, use) => use(shared.workbench.page.context()),
  page: async ({ shared }, use) => use(shared.workbench.page),
  userData: async ({ shared }, use) => use(shared.userData),
  folder: async ({ shared: { folder } }, use) => {
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name), { recursive: true });
    }
    await use(folder);
  },
  // The folder is emptied for every test.
  workbench: async ({ shared, instances, settings, folder: _folder }, use) => {
    await lookAsAtFirst(shared.workbench);
    await shared.beginnings.begin({ instances, settings });
    await use(shared.workbench);
  },
  licensesView: async ({ workbench }, use) => use(new LicensesView(workbench)),
});

async function withWindow(
  browser: Browser,
  parent: string,
  use: (window: SharedWindow) => Promise<void>,
): Promise<void> {
  const [folder, userData] = [join(parent, 'licenses'), join(parent, 'user')];
  mkdirSync(folder);
  writeSettings(userData, FOLLOWS_BROWSER);
  const beginnings = new Beginnings(join(parent, 'address'));
  const server = await startSharedVSCode(userData, beginnings.addressFile);
  const context = await openContext(browser);
  const page = await context.newPage();
  beginnings.follow(page);
  const workbench = await Workbench.open(page, server.url, { folder });
  await beginnings.untilReady();
  await use({ workbench, beginnings, serverUrl: server.url, userData, folder });
  await context.close();
  await server.stop();
}

/** Playwright's own settings are for the pages that it opens for a test. */
async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...VIEW_OF_A_WINDOW,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  return context;
}

export { expect } from '@playwright/test';
