import { test as base, type Browser, type BrowserContext } from '@playwright/test';
import type { Settings } from '../../vscode/settings';
import { withTemporaryFolder } from '../../vscode/temporary';
import type { WindowOptions } from '../../vscode/window';
import { GitLabs } from './gitlabs';
import { startVSCode, writeUserSettings, type SetUp } from './vscode';
import { LicensesView } from '../pages/licensesView';
import { Workbench } from '../pages/workbench';
import { VIEW_OF_A_WINDOW } from './windowLooks';

const OPENING_LIMIT_MS = 180_000;
const ACTION_LIMIT_MS = 30_000;

/** What is there before a shared window opens. */
export interface Prepared<Servers> {
  /** What the tests are given under these names. */
  readonly servers: Servers;
  readonly instances: readonly SetUp[];
  readonly settings?: Settings;
  readonly windowOptions?: WindowOptions;
}

/** A window that stays open from test to test. */
export interface SharedWindow<Servers> {
  readonly prepared: Prepared<Servers>;
  readonly userData: string;
  readonly workbench: Workbench;
  /** Whether a test has used it already. */
  isUsed: boolean;
}

interface Fixtures {
  /** The window as a test finds it: nothing open that another test has opened. */
  workbench: Workbench;
  licensesView: LicensesView;
  /** The folder of VS Code's settings, secrets and state. */
  userData: string;
}

/**
 * A window that the tests of one kind share, since to open one costs more than most tests: each worker of Playwright
 * opens it once, and a test that fails takes it along. What a test changes it changes back, or the next one would
 * find it.
 *
 * @param prepare starts the GitLabs; `folder` is an empty one for files
 */
export function shareWindow<Servers>(
  prepare: (gitlabs: GitLabs, folder: string) => Promise<Prepared<Servers>>,
) {
  return base.extend<Fixtures, { shared: SharedWindow<Servers> }>({
    shared: [
      async ({ browser }, use) => {
        const gitlabs = new GitLabs();
        await withTemporaryFolder(async (folder) => {
          const prepared = await prepare(gitlabs, folder);
          await withWindow(browser, prepared, use);
        });
        await gitlabs.closeAll();
      },
      { scope: 'worker', timeout: OPENING_LIMIT_MS },
    ],
    context: async ({ shared }, use) => use(shared.workbench.page.context()),
    page: async ({ shared }, use) => use(shared.workbench.page),
    userData: async ({ shared }, use) => use(shared.userData),
    workbench: async ({ shared }, use) => {
      if (shared.isUsed) {
        await shared.workbench.clear();
      }
      shared.isUsed = true;
      await use(shared.workbench);
    },
    licensesView: async ({ workbench }, use) => use(new LicensesView(workbench)),
  });
}

async function withWindow<Servers>(
  browser: Browser,
  prepared: Prepared<Servers>,
  use: (window: SharedWindow<Servers>) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (userData) => {
    writeUserSettings(userData, prepared.instances, prepared.settings ?? {});
    const server = await startVSCode(userData, prepared.instances);
    const context = await openContext(browser);
    const workbench = await Workbench.open(await context.newPage(), server.url, prepared.windowOptions);
    await use({ prepared, userData, workbench, isUsed: false });
    await context.close();
    await server.stop();
  });
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
