import type { PageMessage } from '../../../src/usage/protocol';
import { applyScenario } from '../../gitlab/scenario';
import { test as alone } from '../support/barePage';
import { expect, test } from '../support/changing';
import { usageReport } from '../support/usageReports';
import { UsagePage } from '../webviews/usagePage';

const FAILED: PageMessage = {
  kind: 'message',
  text: "Can't connect to Production.",
  buttons: [{ title: 'Try Again', action: 'refresh' }],
};

alone('keeps the focus on something while it tries again', async ({ bare }) => {
  const { page } = bare;
  await bare.show(FAILED);
  await page.getByRole('button', { name: 'Try Again' }).press('Enter');
  await bare.show({ kind: 'progress', text: 'Fetching…' });
  await expect(page.locator(':focus')).toHaveText('Fetching…');
  await bare.show(FAILED);
  await expect(page.locator(':focus')).toHaveText(FAILED.text);
  await bare.show({ kind: 'progress', text: 'Fetching…' });
  await bare.heard();
  await bare.showReport(await usageReport());
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await bare.hearsOnce('Usage loaded.');
  // Over the report of a file there is no Refresh that could take it.
  await bare.showReport(await usageReport({ isLive: false }));
  await bare.show(FAILED);
  await page.getByRole('button', { name: 'Try Again' }).press('Enter');
  await bare.show({ kind: 'progress', text: '' });
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

alone('takes no focus that is elsewhere', async ({ bare }) => {
  const { page } = bare;
  await bare.showReport(await usageReport({ isLive: true }));
  await bare.show(FAILED);
  await page.getByRole('button', { name: 'Try Again' }).focus();
  await page.evaluate(() => (document.hasFocus = () => false));
  await bare.show({ kind: 'progress', text: 'Fetching…' });
  await expect(page.getByText('Fetching…')).toBeVisible();
  await expect(page.locator(':focus')).toHaveCount(0);
});

test('a list stays open when the page takes the focus', async ({ workbench, gitlab }) => {
  applyScenario(gitlab.state);
  const page = new UsagePage(workbench);
  const { quickInput } = workbench;
  await page.openFromPalette('Production');
  await page.expectReport('Production');
  // VS Code gives the focus back to a page some time after the palette has closed over it.
  await workbench.runCommand('GitLab Licenses: Show Usage');
  await expect(quickInput.row('Production')).toBeVisible();
  await page.body.evaluate(() => window.focus());
  await expect(quickInput.box).not.toBeFocused();
  await quickInput.answer('Production');
  await expect(page.tabs).toHaveCount(1);
});
