import type { Locator } from '@playwright/test';
import type { TestGitLab } from '../../gitlab/server';
import { refreshes } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';
import { test as signingIn } from '../support/signingIn';
import { STEP_BACK } from '../pages/keys';
import type { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';

interface Servers {
  production: TestGitLab;
  staging: TestGitLab;
}

const test = base.extend<Servers>({
  production: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(12)),
  staging: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(200)),
  instances: async ({ gitlabs, production, staging }, use) => {
    await use([
      { name: 'Production', gitlab: production },
      { name: 'Staging', gitlab: staging },
      { name: 'Archive', gitlab: await gitlabs.start(), token: null },
    ]);
  },
});

async function focusView(workbench: Workbench, licensesView: LicensesView): Promise<void> {
  await licensesView.open();
  await expect(licensesView.description(licensesView.row('Staging'))).toContainText('200 days left');
  await workbench.runCommandByKeys('GitLab Licenses: Focus on GitLab Licenses View');
  await expect(licensesView.body.getByRole('tree', { name: 'GitLab Licenses' })).toBeFocused();
}

test('arrow keys walk through the tree, whose rows say what the picture shows', async ({
  workbench,
  licensesView,
  page,
}) => {
  await focusView(workbench, licensesView);
  await test.step('a screen reader hears of every row', async () => {
    await expect(licensesView.body).toMatchAriaSnapshot(`
      - tree "GitLab Licenses":
        - treeitem "Production, 12 days left, Ultimate, warning" [expanded] [level=1]
        - treeitem /^Ultimate license, current, expires .*, 90 of 200 seats in use, warning$/ [level=2]
        - treeitem "Archive, signed out" [expanded] [level=1]
        - treeitem "Signed out. No token is stored for this instance. Select to sign in." [level=2]
        - treeitem "Staging, 200 days left, Ultimate" [expanded] [level=1]
        - treeitem /Ultimate license, current, expires .*, 90 of 200 seats in use$/ [level=2]
    `);
    await expect(
      workbench.statusBarItem('GitLab licenses, GitLab Production: license expires in 12 days, warning'),
    ).toBeVisible();
    await expect(
      workbench.page.getByRole('tab', { name: 'GitLab Licenses - 1 instance needs attention' }),
    ).toBeVisible();
  });

  const license = /^Ultimate license, current/;
  const walk = async (steps: readonly (readonly [string, string | RegExp])[]) => {
    for (const [key, name] of steps) {
      await page.keyboard.press(key);
      await expect(licensesView.focusedRow).toHaveAccessibleName(name);
    }
  };
  await walk([
    ['Home', /^Production, /],
    ['ArrowDown', license],
    ['ArrowRight', license],
  ]);
  // What is below a row is asked for first; a key that comes sooner finds nothing there.
  await expect(licensesView.row('Name')).toBeVisible();
  await walk([
    ['ArrowRight', 'Name, John Doe1'],
    ['ArrowLeft', license],
    ['ArrowLeft', license],
    ['ArrowDown', 'Archive, signed out'],
    ['ArrowDown', /^Signed out/],
    ['ArrowDown', /^Staging, /],
    ['ArrowLeft', /^Staging, /],
    ['End', /^Staging, /],
    ['ArrowUp', /^Signed out/],
  ]);

  await test.step('Enter on a row does what mends it', async () => {
    await page.keyboard.press('Enter');
    await expect(workbench.quickInput.title).toContainText('Token for Archive');
    await workbench.quickInput.cancel();
  });
});

test(
  'keys and the menu act on the row that the keyboard is on, not on the one that was clicked',
  { tag: '@long' },
  async ({ workbench, licensesView, production, staging, page }) => {
    await focusView(workbench, licensesView);
    await licensesView.row('Staging').click();
    await page.keyboard.press('Home');
    await expect(licensesView.focusedRow).toHaveAccessibleName(/^Production/);
    const [before, others] = [refreshes(production), refreshes(staging)];

    await test.step('its menu', async () => {
      await page.keyboard.press('Shift+F10');
      await workbench.contextMenu.chooseByKeys('Refresh');
      await expect.poll(() => refreshes(production)).toBe(before + 1);
    });

    await test.step('F5', async () => {
      await page.keyboard.press('F5');
      await expect.poll(() => refreshes(production)).toBe(before + 2);
      expect(refreshes(staging)).toBe(others);
      await expect(licensesView.message).toHaveText('Updated just now');
      await expect(licensesView.message).toBeHidden({ timeout: 15_000 });
    });

    await test.step('Ctrl+C', async () => {
      await page.keyboard.press('ControlOrMeta+C');
      await expect.poll(() => workbench.clipboard()).toMatch(/^Production .*12 days left/);
    });

    await test.step('Delete', async () => {
      await page.keyboard.press('Delete');
      await expect(workbench.dialog.message).toContainText('Production');
      await workbench.dialog.cancel();
    });
  },
);

test(
  'the status bar and its list are worked by keys',
  { tag: '@long' },
  async ({ workbench, licensesView, staging, page }) => {
    const { quickInput } = workbench;
    await focusView(workbench, licensesView);
    const item = workbench.statusBarItem(/Production/);
    await workbench.runCommandByKeys('View: Focus Status Bar');
    await expect(async () => {
      await page.keyboard.press('ArrowRight');
      await expect(item).toBeFocused({ timeout: 300 });
    }).toPass();
    await page.keyboard.press('Enter');

    const list = page.getByRole('listbox', { name: 'Select an instance - GitLab Licenses' });
    await expect(list).toMatchAriaSnapshot(`
    - listbox:
      - option "Production, 12 days left, warning"
      - option "Archive, signed out"
      - option "Staging, Ultimate, 200 days left"
  `);
    const before = refreshes(staging);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(quickInput.title).toHaveText('Staging');
    await quickInput.answer('Refresh');
    await expect.poll(() => refreshes(staging)).toBe(before + 1);
  },
);

signingIn(
  'the whole sign-in takes no mouse',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlabs, page }) => {
    const { quickInput } = workbench;
    const gitlab = await gitlabs.start();
    const host = new URL(gitlab.url).host;
    const moveTo = (target: Locator, key: string) =>
      expect(async () => {
        await page.keyboard.press(key);
        await expect(target).toBeFocused({ timeout: 300 });
      }).toPass();
    await licensesView.open();
    await workbench.runCommandByKeys('GitLab Licenses: Add Instance…');

    await expect(quickInput.title).toHaveText('Add GitLab Instance (step 1 of 3)');
    await expect(quickInput.box).toHaveAccessibleName('Add GitLab Instance (step 1 of 3)');
    await expect(quickInput.box).toBeFocused();
    await page.keyboard.type(gitlab.url);
    await page.keyboard.press('Enter');

    await expect(quickInput.title).toHaveText(`Token for ${host} (step 2 of 3)`);
    await expect(quickInput.box).toHaveAccessibleName(`Token for ${host} (step 2 of 3)`);
    await signingIn.step('back and forth', async () => {
      await page.keyboard.press(STEP_BACK);
      await expect(quickInput.title).toContainText('(step 1 of 3)');
      await page.keyboard.press('Enter');
      await expect(quickInput.title).toContainText('(step 2 of 3)');
    });
    await signingIn.step('to the page that makes a token, and back to the field', async () => {
      const opening = page.context().waitForEvent('page');
      await moveTo(quickInput.button('Create Token in GitLab'), 'Tab');
      await page.keyboard.press('Enter');
      await (await opening).close();
      await moveTo(quickInput.box, 'Shift+Tab');
    });
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await expect(quickInput.box).toHaveAccessibleDescription(/rejected this token/);
    await expect(quickInput.box).toBeFocused();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(gitlab.adminToken);
    await page.keyboard.press('Enter');

    await expect(quickInput.title).toHaveText(`Name of ${host} (step 3 of 3)`);
    await expect(quickInput.box).toHaveAccessibleName(`Name of ${host} (step 3 of 3)`);
    await page.keyboard.type('Production');
    await page.keyboard.press('Enter');
    await expect(licensesView.row('Production')).toBeVisible();
  },
);
