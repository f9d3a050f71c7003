import { expect, test } from '../support/fixtures';

test('the page of the extension has nothing broken', { tag: '@long' }, async ({ workbench, page }) => {
  await page.getByRole('tab', { name: /^Extensions/ }).click();
  await page
    .locator('.extensions-list .monaco-list-row')
    .filter({ hasText: 'GitLab License Manager' })
    .first()
    .click();
  const readme = page
    .locator('iframe.webview.ready')
    .last()
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
  await expect(readme.getByRole('heading', { name: 'Connect in three steps' })).toBeVisible();
  await workbench.screenshot('extension page');
  const brokenPictures = await readme
    .locator('img')
    .evaluateAll((all: HTMLImageElement[]) =>
      all.filter(({ naturalWidth }) => naturalWidth === 0).map(({ alt }) => alt),
    );
  expect(brokenPictures).toEqual([]);
  const deadLinks = await readme
    .locator('a')
    .evaluateAll((all: HTMLAnchorElement[]) =>
      all.filter((link) => !link.hasAttribute('href')).map(({ textContent }) => textContent),
    );
  expect(deadLinks).toEqual([]);
});
