import { LicensesView } from '../pages/licensesView';
import { Workbench } from '../pages/workbench';
import { expect, test as base } from '../support/fixtures';
import { refreshes, type NamedGitLab } from '../support/gitlabs';

const COUNT = 20;

/** Nothing says that no further request comes, so that is looked at after a while. */
const QUIET_MS = 20_000;

const test = base.extend<{ some: readonly NamedGitLab[] }>({
  some: async ({ gitlabs }, use) => use(await gitlabs.startSome(COUNT, () => 12)),
  instances: async ({ some }, use) => use(some),
});

async function untilAllAreRead(workbench: Workbench): Promise<LicensesView> {
  const view = new LicensesView(workbench);
  await view.open();
  await expect(view.badge).toHaveText(String(COUNT), { timeout: 120_000 });
  await expect(view.description(view.row('Instance 0'))).toContainText('12 days left');
  return view;
}

test(
  'a further window of a profile, and a reload, ask for nothing that was just fetched',
  { tag: '@long' },
  async ({ workbench, server, context, some }) => {
    test.slow();
    const view = await untilAllAreRead(workbench);
    const asked = () => some.map(({ gitlab }) => refreshes(gitlab));
    const once = asked();
    expect(once).toEqual(once.map(() => 1));

    const second = await Workbench.open(await context.newPage(), server.url);
    const secondView = await untilAllAreRead(second);
    await second.page.waitForTimeout(QUIET_MS);
    expect(asked()).toEqual(once);

    await test.step('what a person wants in one of them is asked once', async () => {
      const [first] = some;
      await view.row('Instance 0').locator('.label-name').click();
      await expect(view.focusedRow).toHaveAccessibleName(/^Instance 0, /);
      await workbench.page.keyboard.press('F5');
      await expect.poll(() => first && refreshes(first.gitlab)).toBe(2);
      await expect(secondView.row('Instance 0')).toBeVisible();
      await second.page.waitForTimeout(QUIET_MS);
      expect(first && refreshes(first.gitlab)).toBe(2);
    });

    await test.step('a reload asks for nothing', async () => {
      const before = asked();
      await second.reload();
      await untilAllAreRead(second);
      await second.page.waitForTimeout(QUIET_MS);
      expect(asked()).toEqual(before);
    });
  },
);
