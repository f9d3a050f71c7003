import { expect, test } from '../support/changing';
import { FOLLOWS_BROWSER, showIn, THEMES } from '../pages/theme';
import { readsTestKeys } from '../support/changing';
import { OverviewPage } from '../webviews/overviewPage';
import { manyRows } from './rows';

/** In pixels, of the page: VS Code's activity bar stands beside it. */
const WIDTHS = [400, 1600];
const ACTIVITY_BAR = 56;

const COUNTS = [1, 300, 1000];

test.use({
  settings: async ({ userData }, use) => use({ ...readsTestKeys(userData), ...FOLLOWS_BROWSER }),
});

test('the overview by keyboard alone', { tag: '@long' }, async ({ workbench, licensesView, gitlab }) => {
  test.setTimeout(600_000);
  const { keyboard } = workbench.page;
  const overview = new OverviewPage(workbench);
  await licensesView.open();
  await overview.openFromPalette();
  expect(await overview.names()).toEqual(['Production']);

  await test.step('sorts and filters hundreds', async () => {
    await overview.receive(manyRows(300, true));
    await expect(overview.shown).toHaveText('Rows: 301 of 301');
    await overview.control('filter').focus();
    await keyboard.type('instance 12');
    await expect(overview.shown).toHaveText('Rows: 11 of 301');
    await overview.control('sort-name').focus();
    await keyboard.press('Enter');
    await expect
      .poll(() => overview.names())
      .toEqual(['Instance 12', ...Array.from({ length: 10 }, (_, index) => `Instance ${120 + index}`)]);
    await keyboard.press('Enter');
    await expect.poll(async () => (await overview.names())[0]).toBe('Instance 129');
    await overview.control('filter').fill('');
    await overview.control('state').selectOption('signedOut');
    await expect(overview.shown).toHaveText('Rows: 13 of 301');
    await overview.control('state').selectOption('all');
    await expect(overview.shown).toHaveText('Rows: 301 of 301');
  });

  await test.step('keeps place, keyboard and selection while instances change', async () => {
    await overview.table.focus();
    for (const key of ['Home', 'PageDown', 'PageDown', 'PageDown', 'Space', 'ArrowDown', 'Space']) {
      await keyboard.press(key);
    }
    await expect(overview.shown).toHaveText('Rows: 301 of 301, selected: 2');
    const before = [await overview.scrolled(), await overview.chosen.innerText()];
    expect(before[0]).toBeGreaterThan(100);
    const changed = manyRows(300, true).map((row) => ({
      ...row,
      cells: { ...row.cells, version: { text: '19.0.0-ee' } },
    }));
    await overview.receive(changed);
    await expect(overview.rows.locator('.column-version').first()).toHaveText('19.0.0-ee');
    expect(await overview.scrolled()).toBe(before[0]);
    await expect(overview.chosen).toContainText(String(before[1]).split('\n')[1] ?? '');
    await expect(overview.shown).toHaveText('Rows: 301 of 301, selected: 2');
    await expect(overview.table).toBeFocused();
    await overview.receive(
      [],
      changed.map(({ url }) => url),
    );
    await expect(overview.shown).toHaveText('Rows: 1 of 1');
  });

  await test.step('copies, and goes to the view', async () => {
    await overview.control('copy-csv').focus();
    await keyboard.press('Enter');
    await expect(overview.announcer).toHaveText('Rows copied: 1');
    await expect.poll(() => workbench.clipboard()).toContain(`"Production","${gitlab.url}","ready"`);
    await overview.table.focus();
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await expect(licensesView.focusedRow).toHaveAccessibleName(/^Production, /);
  });
  overview.expectNoComplaints();
});

test('the overview of one and of many', { tag: '@long' }, async ({ workbench, licensesView }) => {
  test.setTimeout(1_200_000);
  const overview = new OverviewPage(workbench);
  await licensesView.open();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await overview.openFromPalette();
  for (const count of COUNTS) {
    if (count > 1) {
      await overview.receive(manyRows(count - 1, count === 300));
    }
    await expect(overview.shown).toHaveText(
      `Rows: ${count.toLocaleString('en')} of ${count.toLocaleString('en')}`,
    );
    for (const theme of THEMES) {
      await showIn(workbench.page, theme);
      for (const width of WIDTHS) {
        await workbench.page.setViewportSize({ width: width + ACTIVITY_BAR, height: 900 });
        await workbench.screenshot(`overview, ${count}, ${theme}, ${width}`);
        expect(await overview.overflow()).toBe(0);
      }
      expect(await overview.barriers()).toEqual([]);
    }
  }
  overview.expectNoComplaints();
});
