import type { Page } from '@playwright/test';
import type { TestGitLab } from '../../gitlab/server';
import { writeSettings } from '../../vscode/settings';
import { expect, test as base } from '../support/fixtures';
import type { SetUp } from '../support/vscode';
import { refreshes } from '../support/gitlabs';
import type { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';

/** Days left, from what comes first in the view to what comes last. */
const GROUPS = [-2, 3, 12, 200] as const;
const COUNT = 100;
const RELOADS = 2;

interface SetUpHere extends SetUp {
  readonly gitlab: TestGitLab;
}

const test = base.extend<{ hundred: readonly SetUpHere[] }>({
  hundred: async ({ gitlabs }, use) => {
    const days = (index: number) => GROUPS[index % GROUPS.length] ?? 0;
    await use(
      await Promise.all(
        Array.from({ length: COUNT }, async (_, index) => ({
          // Backwards, so that the order of the setting is never that of the names.
          name: `Instance ${COUNT - index}`,
          gitlab: await gitlabs.startEndingIn(days(index)),
        })),
      ),
    );
  },
  instances: async ({ hundred }, use) => use(hundred),
});

/** The names in the order in which they should stand: by the days left, then by number. */
function expectedOrder(hundred: readonly SetUp[]): string[] {
  return hundred
    .map(({ name }) => name)
    .toSorted((one, other) => groupOf(one) - groupOf(other) || numberIn(one) - numberIn(other));
}

const numberIn = (name: string) => Number(name.split(' ')[1]);
const groupOf = (name: string) => (COUNT - numberIn(name)) % GROUPS.length;

async function untilAllAreRead(licensesView: LicensesView): Promise<void> {
  await licensesView.open();
  // One after the other is signed in to. The badge counts those that need attention: all but the last group.
  const inNeed = (COUNT / GROUPS.length) * (GROUPS.length - 1);
  await expect(licensesView.badge).toHaveText(String(inNeed), { timeout: 120_000 });
}

/** All rows, page by page: VS Code draws only those in sight. */
async function readByPages(licensesView: LicensesView, page: Page): Promise<string[]> {
  const labels = new Map<number, string>();
  await page.keyboard.press('Home');
  await expect(async () => {
    for (const { position, label } of await licensesView.readRows()) {
      labels.set(position, label);
    }
    await page.keyboard.press('PageDown');
    expect(labels.size).toBe(COUNT);
  }).toPass({ intervals: [50] });
  return [...labels].toSorted(([one], [other]) => one - other).map(([, label]) => label);
}

test(
  'a hundred instances stand in order, are scrolled, found and refreshed',
  { tag: '@long' },
  async ({ workbench, licensesView, hundred, page }) => {
    test.slow();
    await untilAllAreRead(licensesView);
    await workbench.screenshot('hundred');
    const order = expectedOrder(hundred);
    await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
    expect(await readByPages(licensesView, page)).toEqual(order);

    await test.step('the wheel reaches both ends', async () => {
      for (const [end, delta] of [
        [order.at(0), -2_000],
        [order.at(-1), 2_000],
      ] as const) {
        await expect(async () => {
          // A tooltip that comes meanwhile would take the wheel.
          await page.mouse.move(0, 0);
          await licensesView.body.hover();
          await page.mouse.wheel(0, delta);
          await expect(licensesView.row(end ?? '')).toBeInViewport({ timeout: 500 });
        }).toPass({ intervals: [0] });
      }
    });

    await test.step('typing finds one', async () => {
      await page.keyboard.press('ControlOrMeta+Alt+F');
      await page.keyboard.type('Instance 77');
      // A filter would hide no collapsed row: VS Code cannot know what is below it. It goes to what it finds instead.
      await page.keyboard.press('Enter');
      await expect(licensesView.focusedRow).toHaveAccessibleName(/^Instance 77, /);
      await expect(licensesView.focusedRow).toBeInViewport();
      await workbench.screenshot('hundred, found');
      await page.keyboard.press('Escape');
    });

    await test.step('the list of the status bar finds one too', async () => {
      const item = workbench.statusBarItem(/and 74 more instances need attention/);
      await item.hover();
      await expect(workbench.tooltip).toBeVisible();
      await workbench.screenshot('hundred, status bar', { keepMouse: true });
      await item.click();
      await workbench.quickInput.fill('Instance 77');
      await workbench.screenshot('hundred, list');
      await expect(workbench.quickInput.rows).toHaveCount(1);
      await workbench.quickInput.cancel();
    });

    await test.step('one refresh asks each of them once, and moves none', async () => {
      const asked = () => hundred.map(({ gitlab }) => refreshes(gitlab));
      const before = asked();
      const first = (await licensesView.readRows()).map(({ label }) => label);
      await licensesView.titleButton('Refresh All').click();
      await expect.poll(asked).toEqual(before.map((count) => count + 1));
      const then = (await licensesView.readRows()).map(({ label }) => label);
      // “Updated just now” takes the room of a row.
      expect(then).toEqual(first.slice(0, then.length));
      expect(then.length).toBeGreaterThanOrEqual(first.length - 1);
    });
  },
);

/** From the begin of a reload to the first row, in milliseconds: the best of a few, since other programs only delay. */
async function timeToFirstRow(workbench: Workbench, licensesView: LicensesView): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < RELOADS; turn++) {
    const begin = performance.now();
    await workbench.page.reload();
    await licensesView.rows.first().waitFor();
    times.push(performance.now() - begin);
  }
  return Math.min(...times);
}

test(
  'a hundred instances open about as soon as one',
  { tag: '@long' },
  async ({ workbench, licensesView, hundred, userData }) => {
    // A window opens six times here.
    test.slow();
    await untilAllAreRead(licensesView);
    const withHundred = await timeToFirstRow(workbench, licensesView);
    const [first] = hundred.map(({ name, gitlab: { url } }) => ({ url, name }));
    writeSettings(userData, { 'gitlabLicenses.instances': [first] });
    await workbench.reload();
    await expect(licensesView.rows).toHaveCount(2);
    const withOne = await timeToFirstRow(workbench, licensesView);
    expect(withHundred / withOne).toBeLessThan(3);
  },
);
