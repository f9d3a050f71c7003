import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from '../support/barePage';
import { usageReport } from '../support/usageReports';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('has short names, with what else there is to say as a description', async ({ bare }) => {
  const report = await usageReport();
  await bare.showReport(report);
  const [chart] = await bare.accessible('application');
  expect(chart?.name).toBe('Billable users over time');
  expect(chart?.description).toBe(`${report.lead.text} ${report.texts.chartKeys}`);
  const groups = (await bare.accessible('group')).map(({ name }) => name);
  expect(groups).toContain('Period');
  expect(groups).not.toContain('Billable users over time');
  const rows = (await bare.accessible('row')).map(({ name }) => name);
  expect(rows).toContain('2027-01-09 12:00:05, 186 billable users');
  const items = (await bare.accessible('listitem')).map(({ name }) => name);
  expect(items.join()).not.toMatch(/[•→]/);
});

test('keeps the day that was read, and says the shown period', { tag: '@long' }, async ({ bare }) => {
  const { page } = bare;
  await bare.showReport(await usageReport());
  const readout = page.locator('.readout');
  await page.locator('.chart').focus();
  await bare.heard();
  for (const key of ['ArrowLeft', 'PageUp', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await expect(readout).toHaveText('2026-12-09, 179 billable users, seats left: 21');
  await bare.heard();
  const period = page.locator('.period');
  await expect(period).toHaveText('Shown: 2026-03-16 through 2027-02-22');
  for (const [key, shown] of [
    ['+', 'Shown: 2026-09-04 through 2027-02-22'],
    ['+', 'Shown: 2026-10-26 through 2027-01-22'],
    ['-', 'Shown: 2026-09-04 through 2027-02-22'],
    ['0', 'Shown: 2026-03-16 through 2027-02-22'],
  ] as const) {
    await page.keyboard.press(key);
    await bare.hears([shown]);
    await expect(readout).toHaveText('2026-12-09, 179 billable users, seats left: 21');
  }
  await page.getByRole('button', { name: '90 days' }).press('Enter');
  await bare.hears(['Shown: 2026-10-12 through 2027-01-09']);
  await expect(readout).toHaveText('2026-12-09, 179 billable users, seats left: 21');
  await page.locator('.chart').press('ArrowRight');
  await bare.hears(['2026-12-10, 179 billable users, seats left: 21']);
  // Out of sight, no day is read.
  await page.getByRole('button', { name: '30 days' }).press('Enter');
  await page.locator('.chart').press('Home');
  await expect(readout).toContainText('2026-03-16');
  await page.getByRole('button', { name: '30 days' }).press('Enter');
  await expect(readout).toHaveText('');
});

test('says the order of rows, and what is wrong with dates', { tag: '@long' }, async ({ bare }) => {
  const { page } = bare;
  await bare.showReport(await usageReport());
  await bare.heard();
  const press = (name: string) => page.getByRole('button', { name }).press('Enter');
  await press('Date (UTC)');
  await bare.hears(['Rows: 300 of 300, oldest first']);
  await press('Billable users');
  await press('Billable users');
  await bare.hears(['Rows: 300 of 300, most users first', 'Rows: 300 of 300, fewest users first']);
  const [from, to] = [page.getByLabel('From'), page.getByLabel('To', { exact: true })];
  await from.fill('2027-01-05');
  await from.blur();
  await bare.hears(['Rows: 5 of 300, fewest users first']);
  await to.fill('2027-01-01');
  await to.blur();
  await bare.hears(['Rows: 0 of 300, fewest users first', 'From is after To, so no rows are shown.']);
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await to.fill('');
  await to.focus();
  await page.keyboard.type('01');
  await to.blur();
  await bare.hearsLast("To isn't a complete date, so it's ignored.");
  await expect(from).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('button', { name: 'Copy Rows' }).press('Enter');
  await bare.hearsLast('Rows copied: 5');
});

test(
  'says that it is refreshed, and keeps order, filter, row and period',
  { tag: '@long' },
  async ({ bare }) => {
    const { page } = bare;
    await bare.showReport(await usageReport({ isLive: true }));
    await page.getByLabel('From').fill('2027-01-05');
    await page.getByRole('button', { name: 'Billable users' }).press('Enter');
    await page.getByRole('button', { name: '90 days' }).press('Enter');
    await page.getByRole('button', { name: 'Start at Zero' }).press('Enter');
    await page.getByRole('grid').press('ArrowDown');
    await page.getByRole('grid').press('ArrowDown');
    const chosen = page.getByRole('grid').locator('[aria-selected=true]');
    const [moment = ''] = (await chosen.innerText()).split('\n');
    expect(moment).toMatch(/^2027-01-/);
    await page.locator('#sort-count').focus();
    await bare.show({ kind: 'progress', text: 'Fetching…' });
    await bare.heard();
    await bare.showReport(await usageReport({ users: 113 }));
    await bare.hearsOnce('Usage refreshed.');
    await expect(chosen).toContainText(moment);
    await expect(page.getByLabel('From')).toHaveValue('2027-01-05');
    await expect(page.locator('.shown')).toHaveText('Rows: 5 of 300, most users first');
    await expect(page.getByRole('button', { name: '90 days' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.period')).toHaveText('Shown: 2026-10-12 through 2027-01-09');
    await expect(page.getByRole('button', { name: 'Start at Zero' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('#sort-count')).toBeFocused();
  },
);

const SIZES = [
  { width: 320, height: 640, tag: [] },
  // 1280 by 800 at 400%.
  { width: 320, height: 200, tag: '@long' },
  { width: 1280, height: 800, tag: '@long' },
];

for (const { tag, ...size } of SIZES) {
  const name = `has everything within ${size.width} by ${size.height} pixels, large enough to be hit`;
  test(name, { tag }, async ({ bare }) => {
    const { page } = bare;
    await page.setViewportSize(size);
    await bare.showReport(await usageReport({ users: 200_112 }));
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => !one.closest('.chart, .only-heard') && one.getBoundingClientRect().width > 0)
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
    expect(cut).toEqual([]);
    const outside = await page.evaluate(
      (width) =>
        [...document.querySelectorAll('main *')]
          .filter((one) => !one.closest('.chart, .only-heard') && one.getBoundingClientRect().right > width)
          .map(({ className, textContent }) => `${className} ${textContent}`),
      size.width,
    );
    expect(outside).toEqual([]);
    const linesOfDates = await page.evaluate(() =>
      [...document.querySelectorAll('.date')].map((one) => one.getClientRects().length),
    );
    expect(new Set(linesOfDates)).toEqual(new Set([1]));
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, .rows .row')]
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 24 || box.width < 24)
        .map(({ one }) => one.textContent),
    );
    expect(small).toEqual([]);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
}

test(
  'draws what follows the counts, from zero where that is asked for, and gives it away',
  { tag: '@long' },
  async ({ bare }) => {
    const { page } = bare;
    await bare.showReport(await usageReport({ seats: 150 }));
    const drawing = () =>
      page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await drawing();
    const zero = page.getByRole('button', { name: 'Start at Zero' });
    await expect(zero).toHaveAttribute('aria-pressed', 'false');
    await zero.click();
    await expect(zero).toHaveAttribute('aria-pressed', 'true');
    expect(await drawing()).not.toBe(before);
    await zero.click();
    await expect.poll(drawing).toBe(before);
    await expect(page.locator('.legend li')).toHaveText([
      'Billable users',
      'Over the limit',
      'Seat limit 150',
      'Peak 186 on 2027-01-06',
      /^Forecast \d+ on 2027-02-21$/,
      'Expires 2027-02-22',
    ]);
    await page.getByRole('button', { name: 'Save Chart…' }).click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.poll(async () => (await bare.sent()).map(({ kind }) => kind)).toContain('saveChart');
    expect((await bare.sent()).map(({ kind }) => kind)).toContain('copyMarkdown');
    await expect(page.locator('#announcer')).toHaveText('Copied the figures as Markdown.');
  },
);

test('shows the current row in forced colors as well', { tag: '@long' }, async ({ bare }) => {
  const { page } = bare;
  await page.emulateMedia({ forcedColors: 'active' });
  await bare.showReport(await usageReport({ seats: 150 }));
  await page.locator('#rows').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row.chosen')).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('.key.over')).toBeVisible();
  // In the system's colors, it would cover the line of the counts.
  await expect(page.locator('.chart .u-cursor-pt').first()).toHaveCSS('forced-color-adjust', 'none');
});

test('zooms by drag to days', { tag: '@long' }, async ({ bare }) => {
  const { page } = bare;
  await bare.showReport(await usageReport());
  await page.locator('.chart').dragTo(page.locator('.chart'), {
    sourcePosition: { x: 200, y: 80 },
    targetPosition: { x: 400, y: 80 },
  });
  await expect(page.locator('.period')).toHaveText(/^Shown: 2026-0\d-\d\d through 2026-0\d-\d\d$/);
  await expect(page.getByRole('button', { name: 'All', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
