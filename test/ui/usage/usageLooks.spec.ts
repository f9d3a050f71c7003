import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/changing';
import { FileDialog } from '../pages/fileDialog';
import { UsagePage } from '../webviews/usagePage';
import { usageExport } from '../support/usageExports';

/** In pixels, of the page: VS Code's activity bar stands beside it. */
const WIDTHS = [400, 1600];
const ACTIVITY_BAR = 56;

test('pages of every kind', { tag: '@long' }, async ({ workbench, licensesView, gitlab, folder }) => {
  test.setTimeout(900_000);
  const page = new UsagePage(workbench);
  const key = (seats: number) =>
    gitlab.licenseKey({ restrictions: { plan: 'ultimate', active_user_count: seats } });
  const kinds = {
    'a year': usageExport({ days: 365, key: key(220) }),
    'ten years': usageExport({ days: 3653, key: key(400), slope: 0.08 }),
    'over the limit': usageExport({ days: 365, key: key(170) }),
    'one row': usageExport({ days: 1, key: key(220) }),
    'no rows': usageExport({ days: 0, key: key(220) }),
  };
  await licensesView.open();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  for (const [kind, text] of Object.entries(kinds)) {
    await test.step(kind, async () => {
      const file = join(folder, `${kind.replaceAll(' ', '-')}.csv`);
      writeFileSync(file, text);
      await workbench.runCommand('GitLab Licenses: Show Usage');
      await workbench.quickInput.answer('Saved Usage Export…');
      await new FileDialog(workbench, 'Choose Usage Export').enter(file);
      await expect(page.title).toHaveText(`${kind.replaceAll(' ', '-')}.csv`);
      for (const width of WIDTHS) {
        await workbench.page.setViewportSize({
          width: width + ACTIVITY_BAR,
          height: width < 800 ? 2200 : 1300,
        });
        await workbench.screenshot(`usage, ${kind}, ${width}`);
        expect(await page.overflow()).toBe(0);
        expect(await page.barriers()).toEqual([]);
      }
      await workbench.page.setViewportSize({ width: 1280, height: 800 });
      await workbench.runCommand('View: Close Editor');
    });
  }
  page.expectNoComplaints();
});
