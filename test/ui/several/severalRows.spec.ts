import { refreshes, type NamedGitLab } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';

/** More than open by themselves. */
const COUNT = 12;

const test = base.extend<{ some: readonly NamedGitLab[] }>({
  some: async ({ gitlabs }, use) => use(await gitlabs.startSome(COUNT, (index) => 12 + index)),
  instances: async ({ some }, use) => use(some),
});

test(
  'several rows are selected by the keyboard alone, and what is chosen is done with all of them',
  { tag: '@long' },
  async ({ workbench, licensesView, some, page }) => {
    await licensesView.open();
    await expect(licensesView.badge).toHaveText(String(COUNT));
    await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
    await page.keyboard.press('Home');
    for (const name of [/^Instance 1, /, /^Instance 2, /, /^Instance 3, /]) {
      await page.keyboard.press('Shift+ArrowDown');
      await expect(licensesView.focusedRow).toHaveAccessibleName(name);
    }
    const selected = licensesView.body.locator('[role="treeitem"][aria-selected="true"]');
    await expect.poll(() => selected.count()).toBeGreaterThan(2);
    const names = await selected.locator('.label-name').allInnerTexts();

    await test.step('F5 refreshes those, and no others', async () => {
      const asked = () => some.map(({ gitlab }) => refreshes(gitlab));
      const expected = some.map(({ name, gitlab }) => refreshes(gitlab) + (names.includes(name) ? 1 : 0));
      await page.keyboard.press('F5');
      await expect.poll(asked).toEqual(expected);
    });

    await test.step('their menu mutes all of them', async () => {
      await page.keyboard.press('Shift+F10');
      await workbench.contextMenu.chooseByKeys('Mute Instance');
      await expect(licensesView.badge).toHaveText(String(COUNT - names.length));
    });
  },
);
