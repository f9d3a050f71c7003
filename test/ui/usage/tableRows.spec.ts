import { expect, test } from '../support/barePage';
import { usageReport } from '../support/usageReports';

test('leaves rows alone that stay in sight', { tag: '@long' }, async ({ bare }) => {
  const { page } = bare;
  await bare.showReport(await usageReport());
  const places = () =>
    page.locator('.rows .row').evaluateAll((rows) => rows.map(({ id }) => Number(id.replace('row-', ''))));
  await expect.poll(async () => (await places()).length).toBeGreaterThan(10);
  const before = await places();
  const stays = Number(before.at(-1));
  await page.locator(`#row-${stays}`).evaluate((row) => row.setAttribute('data-same', 'yes'));

  await page.locator('.table').evaluate((table) => table.scrollBy(0, 240));
  await expect.poll(async () => (await places()).at(-1)).toBe(stays + 10);
  const after = await places();
  expect(after).toEqual(after.toSorted((one, other) => one - other));
  await expect(page.locator(`#row-${stays}`)).toHaveAttribute('data-same', 'yes');

  // Other rows stand there now.
  await page.locator('#sort-count').click();
  await expect(page.locator('.rows .row').first()).toHaveId('row-0');
  await expect(page.locator('[data-same]')).toHaveCount(0);
});
