import { expect, type Locator } from '@playwright/test';
import type { LicensesView } from './licensesView';
import type { Workbench } from './workbench';

/** The row of a license in that role, of the only instance; `name` also takes what follows the role. */
export function licenseRow(view: LicensesView, name: string): Locator {
  return view.body.getByRole('treeitem', { name: new RegExp(`^\\w+ license, ${name}`) });
}

/** Selects a license's row and presses Delete until the question comes. */
export async function pressDelete({ page, dialog }: Workbench, row: Locator): Promise<void> {
  await row.locator('.label-name').click();
  // The key means the row only once the extension has heard of the selection.
  await expect(async () => {
    await page.keyboard.press('Delete');
    await expect(dialog.message).toBeVisible({ timeout: 5_000 });
  }).toPass();
}
