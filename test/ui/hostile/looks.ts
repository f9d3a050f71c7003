import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVISIBLE } from '../../gitlab/hostile/texts';
import { FileDialog } from '../pages/fileDialog';
import { UsagePage } from '../webviews/usagePage';
import { expect } from '../support/changing';
import type { Walk } from './walk';

export async function lookAtView(walk: Walk): Promise<void> {
  const { page, workbench, licensesView, see } = walk.parts;
  await licensesView.open();
  await workbench.setSideBarWidth(500);
  await expect.poll(() => walk.rows(2).count()).toBeGreaterThan(3);
  await see('the rows of instances and licenses', () => licensesView.expand(walk.current));
  await see('the tooltip of a fact', () => walk.showTooltip(walk.rows(3).first()));
  await see('the tooltip of a license', () => walk.showTooltip(walk.current));
  await see('the tooltip of an instance', () => walk.showTooltip(walk.hostile));
  await see('the rows further down', async () => {
    await walk.current.locator('.label-name').click();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
  });
  await see('the last rows', async () => page.keyboard.press('End'));
  await page.keyboard.press('Home');
  await licensesView.collapse(walk.current);
}

export async function lookAtStatusBar({ parts: { workbench, see } }: Walk): Promise<void> {
  const { quickInput } = workbench;
  const item = workbench.statusBarItem(/GitLab licenses/);
  await see('the tooltip in the status bar', async () => {
    await item.hover();
    await expect(workbench.tooltip).toBeVisible();
  });
  await see('the list behind the status bar', async () => {
    await item.click();
    await expect(quickInput.rows.first()).toBeVisible();
  });
  await see('what can be done about an instance', async () => {
    await quickInput.rows.first().click();
    await expect(quickInput.row('Refresh')).toBeVisible();
  });
}

export async function lookAtDetails(walk: Walk): Promise<void> {
  const { page, workbench, see } = walk.parts;
  const { quickInput } = workbench;
  await see('the list of instances', async () => {
    await walk.run('Show License as JSON');
    await expect(quickInput.rowAt(0)).toBeVisible();
  });
  await see('the list of licenses', async () => {
    await quickInput.rowAt(0).click();
    await expect(quickInput.rowAt(5)).toBeVisible();
  });
  const speedUp = walk.slowDown();
  await see('the progress of a request', async () => {
    await quickInput.rowAt(1).click();
    await expect(workbench.notifications.filter({ hasText: 'Fetching license' })).toBeVisible();
  });
  speedUp();
  await see('the document with all details', async () => {
    await expect(page.getByRole('tab', { name: /\.json/ })).toBeVisible();
    await expect(page.locator('.editor-instance .view-lines').first()).toContainText('plan');
  });
}

export async function lookAtUsage(walk: Walk): Promise<void> {
  await walk.parts.see('the usage page', async () => {
    await walk.run('Show Usage');
    await walk.pickHostile();
    await new UsagePage(walk.parts.workbench).expectTable();
  });
}

/** @param folder where the reports are saved */
export async function lookAtReports(walk: Walk, folder: string): Promise<void> {
  const { page, workbench, see } = walk.parts;
  for (const [format, ending] of [
    ['Markdown', 'md'],
    ['CSV', 'csv'],
    ['JSON', 'json'],
  ] as const) {
    const name = `report.${ending}`;
    await see(`the report as ${format}`, async () => {
      await walk.run('Export Report…');
      await workbench.quickInput.pick(format);
      await new FileDialog(workbench, 'Save License Report').enter(join(folder, name));
      await workbench.notification('report').press('Open');
      await expect(page.getByRole('tab', { name })).toBeVisible();
    });
    const file = join(folder, name);
    const written = existsSync(file) ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : '';
    expect.soft(INVISIBLE.exec(written)?.[0] ?? '', `marks that nobody sees in ${name}`).toBe('');
    await walk.clear();
  }
}

export async function lookAtRecord(walk: Walk): Promise<void> {
  const { page, see } = walk.parts;
  const lines = page.locator('.editor-instance .view-lines').first();
  await see('the record of changes', async () => {
    await walk.run('Show Changes to Licenses');
    await expect(page.getByRole('tab', { name: 'Changes to licenses.txt' })).toBeVisible();
    await expect(lines).toContainText('Account');
  });
  const forged = lines.locator('.view-line').filter({ hasText: /^2027-01-10/ });
  expect.soft(await forged.count(), 'forged entries in the record').toBe(0);
}

export async function lookAtLog(walk: Walk): Promise<void> {
  const { page, see } = walk.parts;
  await see('the log', async () => {
    await walk.run('Show Log');
    await expect(page.locator('[id="workbench.panel.output"] .view-lines').first()).toBeVisible();
  });
}
