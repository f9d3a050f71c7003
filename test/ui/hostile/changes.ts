import type { KeyPreview } from '../pages/keyPreview';
import { pressDelete } from '../pages/licenseRow';
import { expect } from '../support/changing';
import type { Walk } from './walk';

/** @param key with hostile texts in it */
export async function tryToAdd(walk: Walk, keyPreview: KeyPreview, key: string): Promise<void> {
  const { workbench, see } = walk.parts;
  const { dialog, quickInput } = workbench;
  await see('the instances that a key may be for', async () => {
    await keyPreview.addFromClipboard(key);
    await expect(quickInput.rows.first()).toBeVisible();
  });
  await see('what a key is and does', async () => {
    await walk.pickHostile();
    await expect(dialog.message).toBeVisible();
  });
  await see('the refusal of a key', async () => {
    await dialog.buttons.filter({ hasText: /^Add / }).click();
    await expect(workbench.notifications.first()).toBeVisible();
  });
}

export async function tryToDelete(walk: Walk): Promise<void> {
  const { workbench, licensesView, gitlab, see } = walk.parts;
  const { dialog, quickInput } = workbench;
  await see('the question about the current license', async () => {
    await licensesView.open();
    await pressDelete(workbench, walk.current);
  });
  await dialog.cancel().catch(() => undefined);
  await see('the question about the upcoming license', async () => {
    await pressDelete(workbench, walk.upcoming);
  });
  await see('the prompt for the name', async () => {
    await dialog.buttons.last().click();
    await expect(quickInput.prompt).toBeVisible();
  });
  await see('what is wrong with the name', async () => {
    await quickInput.fill('x');
    await expect(quickInput.problem).toBeVisible();
  });
  const speedUp = walk.slowDown();
  await see('the progress of a delete', async () => {
    await quickInput.answer(gitlab.url.replace('http://', ''));
    await expect(workbench.notifications.first()).toBeVisible();
  });
  speedUp();
  await see('what became of a delete', async () => {
    await expect(workbench.notifications.filter({ hasText: 'list' }).first()).toBeVisible();
  });
}

export async function tryToCount(walk: Walk): Promise<void> {
  const { workbench, see } = walk.parts;
  const speedUp = walk.slowDown();
  await see('the progress of a recount', async () => {
    await walk.run('Refresh Billable Users');
    await walk.pickHostile();
    await expect(workbench.notifications.first()).toBeVisible();
  });
  speedUp();
  await see('the refusal of a recount', async () => {
    await expect(workbench.notifications.filter({ hasText: 'GitLab' }).first()).toBeVisible();
  });
}
