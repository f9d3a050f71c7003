import type { TestGitLab } from '../../gitlab/server';
import { day, license } from '../../gitlab/server';
import { refreshes } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';

interface Servers {
  good: TestGitLab;
  bad: TestGitLab;
}

const test = base.extend<Servers>({
  good: async ({ gitlabs }, use) => {
    const licenses = [license({ id: 7, starts_at: day(-165), expires_at: day(200), user_limit: 1200 })];
    await use(await gitlabs.start({ licenses }));
  },
  bad: async ({ gitlabs }, use) => use(await gitlabs.start()),
  instances: async ({ gitlabs, good, bad }, use) => {
    await use([
      { name: 'Good', gitlab: good },
      { name: 'Bad', gitlab: bad, token: bad.userToken },
      { name: 'Out', gitlab: await gitlabs.start(), token: null },
    ]);
  },
});

test.beforeEach(async ({ workbench, licensesView }) => {
  await licensesView.open();
  await expect(licensesView.description(licensesView.row('Good'))).toContainText('200 days left');
  await expect(licensesView.row('Not an administrator')).toBeVisible();
  await workbench.notification('Only administrators can view licenses').dismiss();
});

test('of keys, with no row selected', async ({ workbench, good, page }) => {
  const before = refreshes(good);
  await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
  await page.keyboard.press('F5');
  await expect.poll(() => refreshes(good)).toBe(before + 1);
  await workbench.notification('Only administrators can view licenses').dismiss();
});

for (const selected of [undefined, 'Out'] as const) {
  test(
    `of the title bar, with ${selected ?? 'no row'} selected`,
    { tag: '@long' },
    async ({ workbench, licensesView, good, bad, page }) => {
      const { quickInput, dialog } = workbench;
      if (selected !== undefined) {
        await licensesView.row(selected).click();
      }
      const ofTitle = async (entry: string) => {
        await licensesView.titleButton('More Actions...').click();
        await workbench.contextMenu.choose(entry);
      };
      const before = [refreshes(good), refreshes(bad)].map((count) => count + 1);

      await licensesView.titleButton('Add Instance…').click();
      await expect(quickInput.title).toHaveText('Add GitLab Instance (step 1 of 3)');
      await expect(quickInput.box).toHaveValue('');
      await quickInput.cancel();

      await licensesView.titleButton('Refresh All').click();
      await expect.poll(() => [refreshes(good), refreshes(bad)]).toEqual(before);
      await workbench.notification('Only administrators can view licenses').dismiss();

      await ofTitle('Show Log');
      await expect(page.getByRole('combobox', { name: /Output/ })).toHaveValue('GitLab Licenses');
      await workbench.screenshot('log');

      await ofTitle('Sign Out of All Instances…');
      await expect(dialog.message).toHaveText('Sign out of all 3 instances?');
      await workbench.screenshot('sign-out-all');
      await dialog.cancel();
    },
  );
}

test('of an instance', { tag: '@long' }, async ({ workbench, licensesView, good, page }) => {
  const { quickInput, dialog } = workbench;
  const choose = async (entry: string) =>
    (await licensesView.openMenu(licensesView.row('Good'))).choose(entry);

  await test.step('Refresh', async () => {
    const before = refreshes(good);
    await choose('Refresh');
    await expect.poll(() => refreshes(good)).toBe(before + 1);
  });
  await test.step('Refresh beside it', async () => {
    const before = refreshes(good);
    await licensesView.pressInline(licensesView.row('Good'), 'Refresh');
    await expect.poll(() => refreshes(good)).toBe(before + 1);
  });
  await test.step('Open Subscription Page', async () => {
    const opening = page.context().waitForEvent('page');
    await choose('Open Subscription Page');
    const tab = await opening;
    await tab.waitForURL(/\/admin\/subscription$/, { waitUntil: 'commit' });
    await tab.close();
  });
  await test.step('Replace Token…', async () => {
    await choose('Replace Token…');
    await expect(quickInput.title).toHaveText('Token for Good');
    await quickInput.cancel();
  });
  await test.step('Edit Instance…', async () => {
    await choose('Edit Instance…');
    await expect(quickInput.row('Name…')).toBeVisible();
    await workbench.screenshot('edit');
    await quickInput.cancel();
  });
  await test.step('Copy URL', async () => {
    await choose('Copy URL');
    await expect.poll(() => workbench.clipboard()).toBe(good.url);
  });
  await test.step('Copy as Markdown', async () => {
    await choose('Copy as Markdown');
    await expect.poll(() => workbench.clipboard()).toContain(`| [Good](${good.url}) | Ultimate |`);
  });
  await test.step('Remove Instance…', async () => {
    await choose('Remove Instance…');
    await expect(dialog.message).toHaveText('Remove Good from the list?');
    await workbench.screenshot('remove');
    await dialog.cancel();
  });
});

test(
  'of a license, its facts, a failure and a sign-out',
  { tag: '@long' },
  async ({ workbench, licensesView, bad, page }) => {
    const { quickInput } = workbench;
    const ultimate = licensesView.row('Ultimate');

    await test.step('Copy ID', async () => {
      await (await licensesView.openMenu(ultimate)).choose('Copy ID');
      await expect.poll(() => workbench.clipboard()).toBe('7');
    });
    await test.step('Copy as Markdown', async () => {
      await (await licensesView.openMenu(ultimate)).choose('Copy as Markdown');
      await expect
        .poll(() => workbench.clipboard())
        .toMatch(/^\[Good\]\(.+\)\n\n\| ID .+\n.+\n\| 7 \| Ultimate /);
    });
    await test.step('Copy Value is the value as a program wants it', async () => {
      await licensesView.expand(ultimate);
      const seats = licensesView.row('Users in subscription');
      await expect(licensesView.description(seats)).toHaveText('1,200');
      await (await licensesView.openMenu(seats)).choose('Copy Value');
      await expect.poll(() => workbench.clipboard()).toBe('1200');
    });
    await test.step('Copy Message', async () => {
      await (await licensesView.openMenu(licensesView.row('Not an administrator'))).choose('Copy Message');
      await expect.poll(() => workbench.clipboard()).toMatch(/The token for Bad belongs to sidney_jones/);
    });
    await test.step('Refresh of a failure', async () => {
      const before = refreshes(bad);
      await (await licensesView.openMenu(licensesView.row('Not an administrator'))).choose('Refresh');
      await expect.poll(() => refreshes(bad)).toBe(before + 1);
      await workbench.notification('Only administrators can view licenses').dismiss();
    });
    for (const [row, name] of [
      ['Not an administrator', 'Bad'],
      ['Signed out', 'Out'],
    ] as const) {
      await test.step(`Replace Token… of "${row}"`, async () => {
        await (await licensesView.openMenu(licensesView.row(row))).choose('Replace Token…');
        await expect(quickInput.title).toHaveText(`Token for ${name}`);
        await quickInput.cancel();
      });
    }
    await test.step('Show License as JSON', async () => {
      await (await licensesView.openMenu(ultimate)).choose('Show License as JSON');
      await expect(page.getByRole('tab', { name: 'Good license 7.json' })).toBeVisible();
      await workbench.screenshot('details');
    });
  },
);

test('of the title bar: all are signed out of, and collapsed', async ({ workbench, licensesView, page }) => {
  await test.step('no row is selected any longer', async () => {
    await licensesView.row('Good').click();
    await page.keyboard.press('Escape');
    await expect(licensesView.body.locator('[role="treeitem"][aria-selected="true"]')).toHaveCount(0);
  });
  await licensesView.titleButton('More Actions...').click();
  await workbench.contextMenu.choose('Sign Out of All Instances…');
  await workbench.dialog.press('Sign Out');
  await expect(licensesView.description(licensesView.row('Good'))).toHaveText(
    '200 days left · signed out · Ultimate',
  );

  await licensesView.titleButton('Collapse All').click();
  await expect(licensesView.rows).toHaveCount(3);
});
