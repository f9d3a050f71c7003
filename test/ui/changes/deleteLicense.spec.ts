import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { decodeKey } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, license } from '../../gitlab/server';
import { expect, licenseIds, test, writes } from '../support/changing';
import { FileDialog } from '../pages/fileDialog';
import { licenseRow, pressDelete } from '../pages/licenseRow';

const EXPIRED = license({ id: 1, starts_at: day(-718), expires_at: day(-353), user_limit: 100 });
const CURRENT = license({ id: 2, starts_at: day(-353), expires_at: day(12), user_limit: 200 });
const UPCOMING = license({ id: 3, starts_at: day(12), expires_at: day(377), user_limit: 220 });

test.use({
  beginning: { licenses: [EXPIRED, CURRENT, UPCOMING], history: dailyCounts(day(-2), [90, 90]) },
});

test.beforeEach(async ({ licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toHaveCount(3);
});

test('an upcoming one takes the name of the instance', async ({
  workbench,
  licensesView,
  gitlab,
  keyPreview,
}) => {
  const { dialog, quickInput } = workbench;
  const row = licenseRow(licensesView, 'upcoming');
  await test.step('the question says what will be missing on renewal day', async () => {
    await pressDelete(workbench, row);
    await expect(dialog.message).toHaveText('Delete the Ultimate license 3 from Production?');
    await expect(dialog.detail).toContainText(`Licensed through ${day(11)} instead of ${day(376)}.`);
    await expect(dialog.detail).toContainText("You can't get this key back from GitLab");
    await expect(dialog.buttons).toHaveText(['Cancel', 'Delete…']);
    await workbench.screenshot('delete, upcoming');
    await keyPreview.expectToFit();
    await dialog.press('Delete…');
  });
  await test.step('another name is not taken', async () => {
    await quickInput.refuses('Staging', /^Enter Production exactly as shown\.$/);
    await workbench.screenshot('delete, typed name');
    expect(writes(gitlab)).toEqual([]);
  });
  await quickInput.answer('Production');
  await expect(workbench.notification('Deleted the Ultimate license 3 from Production.').toast).toBeVisible();
  await expect(row).toBeHidden();
  expect(licenseIds(gitlab)).toEqual([1, 2]);
});

test('the current one is deleted once its key is saved and an expired one takes its place', async ({
  workbench,
  licensesView,
  gitlab,
  folder,
  keyPreview,
}) => {
  const { dialog, quickInput } = workbench;
  const saving = new FileDialog(workbench, 'Save License Key of Production');
  const file = join(folder, 'current.gitlab-license');
  const begin = async () => {
    await pressDelete(workbench, licenseRow(licensesView, 'current'));
    await expect(dialog.message).toHaveText('Delete the Ultimate license 2 from Production?');
  };

  await test.step('the question says that paid features lock, and the safe way comes first', async () => {
    await begin();
    await expect(dialog.detail).toContainText('An expired license becomes current: Ultimate license 1');
    await expect(dialog.buttons).toHaveText(['Delete Without Saving…', 'Cancel', 'Save Key and Delete…']);
    await workbench.screenshot('delete, current');
    await keyPreview.expectToFit();
  });
  await test.step('without a file nothing is deleted', async () => {
    await dialog.press('Save Key and Delete…');
    expect(await saving.suggestion()).toBe(join(homedir(), `127.0.0.1-ultimate-${day(-353)}.gitlab-license`));
    await saving.cancel();
    await begin();
    expect(writes(gitlab)).toEqual([]);
  });
  await test.step('the key that is saved is the one of the license', async () => {
    await dialog.press('Save Key and Delete…');
    await saving.enter(file);
    await quickInput.answer('Production');
    const result = workbench.notification('Deleted the Ultimate license 2 from Production.');
    await expect(result.message).toContainText('Now: Ultimate');
    await workbench.screenshot('delete, result');
    expect(writes(gitlab)).toEqual(['DELETE /api/v4/license/2']);
    const saved = decodeKey(readFileSync(file, 'utf8'), gitlab.publicKey);
    expect(saved).toMatchObject({ kind: 'readable', attributes: { expires_at: day(12) } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  await expect(licenseRow(licensesView, 'expired, still in use')).toBeVisible();
});

test(
  'a past one from its menu, which offers the report first',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab }) => {
    const { dialog } = workbench;
    const row = licenseRow(licensesView, 'expired \\d');
    await (await licensesView.openMenu(row)).choose('Delete License…');
    await expect(dialog.message).toHaveText('Delete the Ultimate license 1 from Production?');
    await expect(dialog.detail).toContainText('This removes history that you may need for audits');
    await expect(dialog.buttons).toHaveText(['Delete', 'Cancel', 'Export Report First…']);
    await workbench.screenshot('delete, expired');
    await dialog.press('Delete');
    await expect(row).toBeHidden();
    expect(licenseIds(gitlab)).toEqual([2, 3]);
  },
);

test(
  'what somebody else has done meanwhile is found before anything is deleted',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab }) => {
    const { dialog } = workbench;
    await pressDelete(workbench, licenseRow(licensesView, 'expired \\d'));
    gitlab.state.licenses = [EXPIRED, CURRENT];
    await dialog.press('Delete');
    const changed = workbench.notification('The licenses of Production have changed');
    await expect(changed.message).toContainText('nothing was deleted');
    await workbench.screenshot('delete, changed meanwhile');
    await expect(licensesView.row('Ultimate')).toHaveCount(2);
    expect(writes(gitlab)).toEqual([]);
  },
);
