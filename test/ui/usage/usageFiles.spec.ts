import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/changing';
import { Explorer } from '../pages/explorer';
import { FileDialog } from '../pages/fileDialog';
import { UsagePage } from '../webviews/usagePage';

const MARKUP = '<img src=x onerror="document.title=1;alert(1)">';

/** A file that wants to be more than text. */
function hostileExport(): string {
  const key = 'eyJkYXRhIjoib1Ew'.repeat(60).replace(/.{60}/g, '$&\n');
  return [
    `License Key,"${key}\n"`,
    `Email,=HYPERLINK("http://127.0.0.1/")`,
    'License Start Date,2026-01-01',
    'License End Date,2027-01-01',
    `Company,"${MARKUP.replaceAll('"', '""')} \u202Eesrever\u0000"`,
    'Generated At,2026-11-20 06:56:23',
    `${MARKUP.replaceAll('"', "'")},${'x'.repeat(1024 * 1024)}`,
    '"",""',
    'Date,Billable User Count',
    '2026-11-18 12:00:05,21',
    `2026-11-19 12:00:05,${MARKUP.replaceAll('"', "'")}`,
    '2026-11-19 12:00:05,22',
    '',
  ].join('\n');
}

test(
  'a saved usage export, however hostile, is shown as text',
  { tag: '@long' },
  async ({ workbench, licensesView, folder, gitlab }) => {
    writeFileSync(join(folder, 'my license_usage (1).csv'), hostileExport());
    writeFileSync(join(folder, 'other.csv'), hostileExport());
    writeFileSync(join(folder, 'license_usage_wrong.csv'), 'a,b\n1,2\n');
    const page = new UsagePage(workbench);
    const explorer = new Explorer(workbench);
    const dialogs: string[] = [];
    workbench.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });

    await test.step('in an editor of its own', async () => {
      await licensesView.openSignedIn('Ultimate');
      await explorer.open();
      const menu = await explorer.openMenu('my license_usage (1).csv');
      await menu.choose('Open With...');
      await workbench.quickInput.pick('GitLab Usage Export');
      await page.expectReport('my license_usage (1).csv');
      await expect(page.button('Refresh')).toHaveCount(0);
    });

    await test.step('as text', async () => {
      await expect(page.fact('Company')).toContainText(MARKUP);
      await expect(page.fact('Company')).toContainText('esrever');
      await expect(page.fact('Email')).toHaveText('=HYPERLINK("http://127.0.0.1/")');
      await expect(page.frame.locator('img')).toHaveCount(0);
      await expect(page.frame.getByText(/^The row in line \d+ can't be read/)).toBeVisible();
      expect(await page.body.evaluate(() => document.title)).toBe('Usage');
      // A megabyte in one cell is cut.
      expect((await page.body.innerText()).length).toBeLessThan(20_000);
      expect(await page.body.innerHTML()).not.toContain('eyJkYXRhIjoib1Ew');
      await workbench.screenshot('usage, hostile');
    });

    await test.step('from the menu of the file', async () => {
      await page.tabs.getByRole('button', { name: /^Close/ }).click();
      await (await explorer.openMenu('my license_usage (1).csv')).choose('Show Usage');
      await page.expectReport('my license_usage (1).csv');
      const menu = await explorer.openMenu('other.csv');
      expect(await menu.entries()).not.toContain('Show Usage');
      await menu.close();
    });

    await test.step('also by the command, whatever the file is called', async () => {
      await workbench.runCommand('GitLab Licenses: Show Usage');
      await workbench.quickInput.answer('Saved Usage Export…');
      await new FileDialog(workbench, 'Choose Usage Export').enter(join(folder, 'other.csv'));
      await page.expectReport('other.csv');
    });

    await test.step('and what is none is refused with the reason', async () => {
      await workbench.runCommand('GitLab Licenses: Show Usage');
      await workbench.quickInput.answer('Saved Usage Export…');
      await new FileDialog(workbench, 'Choose Usage Export').enter(join(folder, 'license_usage_wrong.csv'));
      await expect(page.message).toContainText("license_usage_wrong.csv isn't a GitLab usage export.");
      await expect(page.button('Choose Another File…')).toBeVisible();
      await expect(page.button('Try Again')).toBeVisible();
    });
    expect(dialogs).toEqual([]);
    page.expectNoComplaints();
    expect(gitlab.requests.filter(({ path }) => path.includes('usage_export'))).toEqual([]);
  },
);
