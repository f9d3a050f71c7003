import type { Locator } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Interception, TestGitLab } from '../../gitlab/server';
import type { LicensesView } from '../pages/licensesView';
import { expect, test as base } from '../support/fixtures';
import { refreshes } from '../support/gitlabs';
import type { SetUp } from '../support/vscode';

const COUNT = 300;

/** Days left, from what comes first in a group to what comes last. */
const DAYS = [-2, 3, 12, 200] as const;

const REGIONS = ['North', 'East', 'South'] as const;

interface SetUpHere extends SetUp {
  readonly gitlab: TestGitLab;
  readonly group: string;
}

/** Hundreds of instances are signed in to, one after the other, before a test begins with what it is about. */
const LIMIT_MS = 600_000;

const ANSWER_MS = 200;

const test = base.extend<{ hundreds: readonly SetUpHere[] }>({
  hundreds: async ({ gitlabs }, use) => {
    const days = (index: number) => DAYS[index % DAYS.length] ?? 0;
    const region = (index: number) => REGIONS[Math.floor((index * REGIONS.length) / COUNT)] ?? '';
    await use(
      await Promise.all(
        Array.from({ length: COUNT }, async (_, index) => ({
          name: `Instance ${index}`,
          group: region(index),
          gitlab: await gitlabs.startEndingIn(days(index)),
        })),
      ),
    );
  },
  instances: async ({ hundreds }, use) => use(hundreds),
});

/** The badge counts those that need attention: all but the last in four. */
async function untilAllAreRead(licensesView: LicensesView): Promise<void> {
  await licensesView.open();
  await expect(licensesView.badge).toHaveText(String((COUNT / DAYS.length) * (DAYS.length - 1)), {
    timeout: LIMIT_MS / 2,
  });
}

/** What a refresh must leave as it is. */
async function lookOf(licensesView: LicensesView) {
  const top = (await licensesView.body.boundingBox())?.y ?? 0;
  const placeOf = async (row: Locator) => ((await row.boundingBox())?.y ?? 0) - top;
  const rows = await licensesView.rows.evaluateAll((all) =>
    all.map((row) => ({
      position: Number(row.getAttribute('data-index')),
      label: row.querySelector('.label-name')?.textContent ?? '',
      isOpen: row.getAttribute('aria-expanded'),
      isSelected: row.getAttribute('aria-selected'),
    })),
  );
  const sorted = rows.toSorted((one, other) => one.position - other.position);
  return { rows: sorted, first: await placeOf(licensesView.rowAt(sorted[0]?.position ?? 0)) };
}

/** So that a refresh of all lasts long enough to see what is drawn meanwhile. */
function answerSlowly(gitlab: TestGitLab): void {
  gitlab.intercept(async (): Promise<Interception> => {
    await pause(ANSWER_MS);
    return 'pass';
  });
}

/** @returns how often rows have been drawn since; what is drawn within a tenth of a second counts once */
async function countDrawings(licensesView: LicensesView): Promise<() => Promise<number>> {
  const counter = await licensesView.body.locator('.monaco-list-rows').evaluateHandle((rows) => {
    const seen = { drawings: 0, last: Number.NEGATIVE_INFINITY };
    const see = () => {
      const now = performance.now();
      seen.drawings += now - seen.last > 100 ? 1 : 0;
      seen.last = now;
    };
    new MutationObserver(see).observe(rows, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  return async () => (await counter.jsonValue()).drawings;
}

test(
  'a refresh of hundreds in groups moves neither what is in sight nor what is selected or open',
  { tag: '@long' },
  async ({ workbench, licensesView, hundreds, page }) => {
    test.setTimeout(LIMIT_MS);
    await untilAllAreRead(licensesView);
    await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
    await page.keyboard.press('Home');
    await expect(licensesView.focusedRow).toHaveAccessibleName(/^North, /);
    await workbench.screenshot('hundreds, groups');
    await licensesView.expand(licensesView.row('North'));
    await workbench.screenshot('hundreds, a group');

    const selected = licensesView.row('Instance 5');
    await expect(async () => {
      await page.mouse.move(0, 0);
      await licensesView.body.hover();
      await page.mouse.wheel(0, 200);
      await expect(selected).toBeInViewport({ timeout: 500 });
    }).toPass({ intervals: [0] });
    await selected.locator('.label-name').click();
    await licensesView.expand(selected);
    await expect(selected).toHaveAttribute('aria-selected', 'true');
    // What is drawn after an update of the message comes and goes by itself.
    await expect(licensesView.message).toBeHidden();
    await page.mouse.move(0, 0);
    const before = await lookOf(licensesView);
    expect(before.rows.filter(({ isSelected }) => isSelected === 'true')).toHaveLength(1);
    await workbench.screenshot('hundreds, before a refresh');

    hundreds.forEach(({ gitlab }) => answerSlowly(gitlab));
    const asked = () => hundreds.map(({ gitlab }) => refreshes(gitlab));
    const expected = asked().map((count) => count + 1);
    await workbench.runCommand('GitLab Licenses: Refresh');
    const drawings = await countDrawings(licensesView);
    await expect.poll(asked, { timeout: 120_000 }).toEqual(expected);
    // Once at its beginning and once at its end would be a view that stands still.
    expect(await drawings()).toBeGreaterThan(5);
    // Drawings are gathered; the last one comes a moment after the last answer.
    await expect.poll(() => lookOf(licensesView)).toEqual(before);
    // Nothing says that no further drawing comes.
    await page.waitForTimeout(1_000);
    expect(await lookOf(licensesView)).toEqual(before);
    await workbench.screenshot('hundreds, after a refresh');
  },
);
