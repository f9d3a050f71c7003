import type { Locator } from '@playwright/test';
import { day, license, type TestGitLab } from '../../gitlab/server';
import type { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';

/** The width of the side bar in which every date has to be seen: VS Code's own. */
const WIDTH = 300;

const ended = (id: number, plan: string) =>
  license({ id, plan, starts_at: day(-900), expires_at: day(-500), user_limit: 80 });

/** One license in each state, with a plan that is known and plans that aren't. */
async function startWithEveryState(gitlabs: GitLabs): Promise<TestGitLab> {
  const gitlab = await gitlabs.start({
    licenses: [
      ended(1, 'premium'),
      ended(2, 'enterprise-of-the-future'),
      license({ id: 3, plan: 'ultimate', starts_at: day(-100), expires_at: day(300), user_limit: 80 }),
      license({ id: 4, plan: 'ultimate', starts_at: day(-99), expires_at: day(12), user_limit: 500 }),
      license({
        id: 5,
        plan: 'WWWWWWWWWWWWWWW',
        starts_at: day(300),
        expires_at: day(600),
        user_limit: 12000,
      }),
    ],
  });
  gitlab.state.activeUsers = 512;
  return gitlab;
}

function startWith(gitlabs: GitLabs, plan: string, more: object = {}): Promise<TestGitLab> {
  const licenses = [
    license({ id: 1, plan, starts_at: day(-99), expires_at: day(100), user_limit: 500, ...more }),
  ];
  return gitlabs.start({ licenses });
}

const test = base.extend({
  instances: async ({ gitlabs }, use) => {
    await use([
      { name: 'Production', gitlab: await startWithEveryState(gitlabs) },
      { name: 'Platinum', gitlab: await startWith(gitlabs, 'platinum-max') },
      { name: 'Wide', gitlab: await startWith(gitlabs, 'W'.repeat(30), { user_limit: 0 }) },
      { name: 'Blank', gitlab: await startWith(gitlabs, '   ') },
      { name: 'Endless', gitlab: await startWith(gitlabs, 'premium', { expires_at: null }) },
      {
        name: 'Ended long ago, and named at length',
        gitlab: await startWith(gitlabs, 'ultimate', { expires_at: day(-98) }),
      },
      {
        name: 'A name much longer than a side bar is wide',
        gitlab: await startWith(gitlabs, 'starter', { user_limit: 80 }),
      },
    ]);
  },
});

/** Whether the first words of a row's description lie within what is seen of the row. */
async function leadIsWhole(row: Locator, lead: RegExp): Promise<boolean> {
  return row.evaluate((element, source) => {
    const description = element.querySelector('.label-description');
    const text = document.createTreeWalker(description ?? element, NodeFilter.SHOW_TEXT).nextNode();
    const match = new RegExp(source).exec(text?.textContent ?? '');
    if (description === null || text === null || match === null) {
      throw new Error(`${element.textContent} has no ${source}.`);
    }
    const range = document.createRange();
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    const rects = [...range.getClientRects()];
    const actions = element.querySelector('.actions')?.getBoundingClientRect();
    let seen = element.getBoundingClientRect().right;
    for (let box: Element | null = description; box !== null && box !== element; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') {
        // An ellipsis is painted over the end of what doesn't fit, which the range knows nothing of.
        const ellipsis = box.scrollWidth > box.clientWidth ? parseFloat(getComputedStyle(box).fontSize) : 0;
        seen = Math.min(seen, box.getBoundingClientRect().right - ellipsis);
      }
    }
    const edge = actions !== undefined && actions.width > 0 ? Math.min(seen, actions.left) : seen;
    return rects.length > 0 && rects.every(({ right }) => right <= edge + 0.5);
  }, lead.source);
}

const DATE = /(?:expires|expired|starts) \d{4}-\d\d-\d\d|never expires/;
const DAYS = /^(?:\d+ days left|expired \d+ days ago|never expires)/;

/** The rows of licenses and of instances. */
async function rowsToMeasure(view: LicensesView): Promise<{ row: Locator; lead: RegExp; name: string }[]> {
  const rows = await view.readRows();
  return rows.map(({ level, label, description, position }) => ({
    row: view.rowAt(position),
    lead: level === 1 ? DAYS : DATE,
    name: `${label} ${description}`,
  }));
}

async function isFocused(row: Locator): Promise<boolean> {
  return (await row.getAttribute('class'))?.includes('focused') ?? false;
}

async function expectWholeDates(workbench: Workbench, view: LicensesView): Promise<void> {
  for (const { row, lead, name } of await rowsToMeasure(view)) {
    await workbench.page.mouse.move(0, 0);
    expect(await leadIsWhole(row, lead), `${name}, idle`).toBe(true);
    await row.hover({ position: { x: 60, y: 8 } });
    expect(await leadIsWhole(row, lead), `${name}, hovered`).toBe(true);
  }
  // By keys: a click would open or close a row.
  await workbench.page.mouse.move(0, 0);
  await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
  await workbench.page.keyboard.press('Home');
  for (const { row, lead, name } of await rowsToMeasure(view)) {
    while (!(await isFocused(row))) {
      await workbench.page.keyboard.press('ArrowDown');
    }
    expect(await leadIsWhole(row, lead), `${name}, focused`).toBe(true);
  }
}

test('the date of every row is whole in a narrow view: idle, hovered and focused', async ({
  workbench,
  licensesView,
}) => {
  await licensesView.open();
  await expect(licensesView.row('Blank')).toBeVisible();
  await expect(licensesView.badge).toBeVisible();
  await expect(licensesView.row('Signed out')).toHaveCount(0);
  await expect.poll(async () => (await licensesView.readRows()).length).toBe(18);
  await expect(licensesView.body).not.toContainText('loading…');
  // Another test's width may be off by a few.
  await workbench.setSideBarWidth(WIDTH);
  expect((await workbench.page.locator('.part.sidebar').boundingBox())?.width).toBeCloseTo(WIDTH, 0);
  await workbench.screenshot('rows at 300');
  await expectWholeDates(workbench, licensesView);

  await test.step('the current license has one button, beside a plan that leaves room for it', async () => {
    const current = licensesView.body.getByRole('treeitem', { name: /^Ultimate license, current/ });
    await current.hover();
    const buttons = current.locator('.actions').getByRole('button');
    await expect(buttons).toHaveCount(1);
    await expect(buttons).toHaveAccessibleName(/Show Usage/);
    await workbench.screenshot('row at 300, hovered', { keepMouse: true });
  });
});
