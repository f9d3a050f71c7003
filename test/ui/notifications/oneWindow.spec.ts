import type { Page } from '@playwright/test';
import type { Settings } from '../../vscode/settings';
import { expect, test as base } from '../support/fixtures';
import { LicensesView } from '../pages/licensesView';
import { Workbench } from '../pages/workbench';

/** The first look is 70 seconds after a start, and a look waits until nothing has changed for five. */
const FIRST_LOOK_MS = 70_000;
const LATEST_LOOK_MS = 90_000;

const WARNING = 'Production: licensed through';

const NOTIFYING: Settings = { 'gitlabLicenses.notifications': true };

const test = base.extend({
  settings: async ({ browserName: _browserName }, use) => use(NOTIFYING),
  instances: async ({ gitlabs }, use) =>
    use([{ name: 'Production', gitlab: await gitlabs.startEndingIn(13) }]),
});

/** How often a page has shown the warning since now, also where it was hidden again. */
async function countsWarnings(page: Page): Promise<() => Promise<number>> {
  await page.evaluate((warning) => {
    const shown = new WeakSet<Element>();
    let count = 0;
    const look = () => {
      for (const toast of document.querySelectorAll('.notification-toast')) {
        if (toast.textContent.includes(warning) && !shown.has(toast)) {
          shown.add(toast);
          count += 1;
        }
      }
      Object.assign(globalThis, { warnings: count });
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  }, WARNING);
  return () => page.evaluate(() => (globalThis as unknown as { warnings: number }).warnings);
}

async function openedAndRead(workbench: Workbench): Promise<void> {
  const view = new LicensesView(workbench);
  await view.open();
  await expect(view.row('Production')).toContainText('13 days left');
}

test(
  'of two windows of a profile, and after a restart, one shows a warning, and not within the first minute',
  { tag: '@long' },
  async ({ workbench, server, context }) => {
    test.slow();
    await openedAndRead(workbench);
    const opened = Date.now();
    const second = await Workbench.open(await context.newPage(), server.url);
    await openedAndRead(second);
    const counts = await Promise.all([workbench, second].map(({ page }) => countsWarnings(page)));
    const shown = async () => (await Promise.all(counts.map((count) => count()))).reduce((a, b) => a + b, 0);

    await expect.poll(shown, { timeout: LATEST_LOOK_MS }).toBe(1);
    expect(Date.now() - opened).toBeGreaterThan(60_000);
    // Until the other window, which was opened later, has looked too.
    await second.page.waitForTimeout(LATEST_LOOK_MS - FIRST_LOOK_MS);
    expect(await shown()).toBe(1);

    await second.page.close();
    await workbench.reload();
    await openedAndRead(workbench);
    const again = await countsWarnings(workbench.page);
    await workbench.page.waitForTimeout(LATEST_LOOK_MS);
    expect(await again()).toBe(0);
  },
);
