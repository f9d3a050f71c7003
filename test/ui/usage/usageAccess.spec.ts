import { applyScenario } from '../../gitlab/scenario';
import { UsagePage } from '../webviews/usagePage';
import { THEMES, showIn } from '../pages/theme';
import { accessibilityTree } from '../support/accessibility';
import { expect, test } from '../support/changing';

/** VS Code's activity bar stands beside the page. */
const ACTIVITY_BAR = 56;

/** Of https://www.w3.org/TR/WCAG22/#non-text-contrast. */
const LEAST_CONTRAST = 3;

test.beforeEach(({ gitlab }) => applyScenario(gitlab.state));

test('the usage page by keyboard and ear', { tag: '@long' }, async ({ workbench, licensesView, gitlab }) => {
  test.setTimeout(600_000);
  const page = new UsagePage(workbench);
  const { keyboard } = workbench.page;
  await licensesView.open();
  await page.openFromPalette('Production');
  await page.expectReport('Production');
  await page.expectTable();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  const tree = async () => accessibilityTree(workbench.page, await page.innerFrame());
  /** What live regions say, without those that say nothing. */
  const said = async () =>
    (await tree()).filter(({ live, text }) => live === 'polite' && text !== '').map(({ text }) => text);

  await test.step('has short names, and descriptions with the rest', async () => {
    const nodes = await tree();
    const chart = nodes.find(({ role }) => role === 'application');
    expect(chart?.name).toBe('Billable users over time');
    expect(chart?.description).toMatch(/^At the current rate, .* Use the left and right arrow keys /);
    const groups = nodes.filter(({ role }) => role === 'group').map(({ name }) => name);
    expect(groups).toContain('Period');
    expect(groups).not.toContain(chart?.name);
    const row = nodes.filter(({ role }) => role === 'row')[1];
    expect(row?.name).toMatch(/^\d{4}-\d\d-\d\d 12:00:05, 186 billable users$/);
  });

  await test.step('says the day that is read, and the period that is shown', async () => {
    await page.chart.focus();
    await keyboard.press('ArrowLeft');
    await keyboard.press('PageUp');
    const day = await page.readout.innerText();
    expect(day).toMatch(/^\d{4}-\d\d-\d\d, \d+ billable users, seats left: \d+$/);
    const periods = new Set<string>();
    for (const key of ['+', '+', '-', '0']) {
      await keyboard.press(key);
      const texts = await said();
      expect(texts).toContain(day);
      periods.add(texts.find((text) => text.startsWith('Shown: ')) ?? '');
    }
    expect(periods.size).toBe(3);
  });

  await test.step('says how rows are sorted, and that they are refreshed with their filter', async () => {
    const [, , , , fifthNewest = ''] = await page.dates();
    await page.frame.locator('#sort-count').press('Enter');
    const from = page.frame.getByRole('textbox', { name: 'From' });
    await from.fill(fifthNewest.slice(0, 10));
    await page.frame.locator('#sort-count').focus();
    const shown = (await said()).find((text) => text.startsWith('Rows: '));
    expect(shown).toMatch(/^Rows: 5 of \d+, most users first$/);
    const before = gitlab.requests.length;
    await page.button('Refresh').press('Enter');
    await expect.poll(said).toContain('Usage refreshed.');
    expect(gitlab.requests.length).toBeGreaterThan(before);
    expect(await said()).toContain(shown);
    await expect(page.button('Refresh')).toBeFocused();
  });

  await test.step('shows the current row in every theme', async () => {
    await page.table.focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    for (const theme of THEMES) {
      await showIn(workbench.page, theme);
      const { style, contrast } = await page.chosenOutline();
      expect(style, theme).toBe('solid');
      expect(contrast, theme).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(await page.barriers(), theme).toEqual([]);
    }
    await showIn(workbench.page, THEMES[0]);
  });

  await test.step('has all in sight at 320 pixels, and at 400% of 1280', async () => {
    for (const height of [800, 200]) {
      await workbench.page.setViewportSize({ width: 320 + ACTIVITY_BAR, height });
      expect(await page.overflow()).toBe(0);
      for (const cell of await page.table.locator('.rows .row').first().locator('> *').all()) {
        await cell.scrollIntoViewIfNeeded();
        expect(
          await cell.evaluate((one) => one.scrollWidth <= one.clientWidth || one.clientWidth === 0),
        ).toBe(true);
      }
      expect(await page.barriers()).toEqual([]);
      await workbench.screenshot(`usage, 320 by ${height}`);
    }
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
  });
  page.expectNoComplaints();
});
