import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { day, type TestGitLab } from '../../gitlab/server';
import { expect, licenseIds, test, writes } from '../support/changing';
import { FileDialog } from '../pages/fileDialog';

function renewal(gitlab: TestGitLab): string {
  return gitlab.licenseKey({
    issued_at: day(12),
    expires_at: day(377),
    restrictions: { plan: 'ultimate', active_user_count: 220 },
  });
}

test.beforeEach(async ({ licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toBeVisible();
});

test('a renewal from the clipboard is shown, added, kept and taken back', async ({
  workbench,
  licensesView,
  keyPreview,
  gitlab,
  folder,
}) => {
  const { dialog } = workbench;
  const key = renewal(gitlab);
  const upcoming = licensesView.body.getByRole('treeitem', { name: /^Ultimate license, upcoming/ });

  await test.step('nothing is sent before it is confirmed', async () => {
    await keyPreview.addFromClipboard(key);
    await expect(dialog.message).toHaveText('Add this license to Production?');
    await expect(dialog.detail).toContainText(
      `Takes effect on ${day(12)} and replaces the Ultimate license 1`,
    );
    await dialog.cancel();
    expect(writes(gitlab)).toEqual([]);
  });

  const result = workbench.notification('Added the Ultimate license 2 to Production.');
  await test.step('confirmed it is sent once', async () => {
    await keyPreview.addFromClipboard(key);
    await dialog.press('Add License');
    await expect(result.message).toContainText(`Takes effect on ${day(12)}.`);
    await expect(upcoming).toBeVisible();
    expect(writes(gitlab)).toEqual(['POST /api/v4/license']);
    await workbench.screenshot('add, result');
  });

  const kept = workbench.notification('Saved the license key in');
  await test.step('the key is kept where the user wants it, for its owner alone', async () => {
    await result.press('Save Key…');
    const saving = new FileDialog(workbench, 'Save License Key of Production');
    expect(await saving.suggestion()).toBe(join(homedir(), `127.0.0.1-ultimate-${day(12)}.gitlab-license`));
    const file = join(folder, 'renewal.gitlab-license');
    await saving.enter(file);
    await expect(kept.message).toContainText('renewal.gitlab-license');
    expect(readFileSync(file, 'utf8')).toBe(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  await test.step('undo says what follows, and deletes what was added', async () => {
    await kept.press('Undo…');
    await expect(dialog.message).toHaveText('Delete the Ultimate license 2 from Production?');
    await workbench.screenshot('add, undo');
    await dialog.press('Delete…');
    await workbench.quickInput.answer('Production');
    await expect(
      workbench.notification('Deleted the Ultimate license 2 from Production.').toast,
    ).toBeVisible();
    await expect(upcoming).toBeHidden();
    expect(writes(gitlab)).toEqual(['POST /api/v4/license', 'DELETE /api/v4/license/2']);
    expect(licenseIds(gitlab)).toEqual([1]);
  });
});

test(
  'before a license in use is replaced, its usage export can be saved',
  { tag: '@long' },
  async ({ workbench, keyPreview, gitlab, folder }) => {
    const { dialog } = workbench;
    gitlab.state.historicalData = [{ recorded_at: `${day(-1)}T12:00:05Z`, active_user_count: 88 }];
    await keyPreview.addFromClipboard(gitlab.licenseKey());
    await expect(dialog.detail).toContainText('Takes effect today and replaces the Ultimate license 1');

    await dialog.press('Save Usage Export First…');
    const file = join(folder, 'license_usage.csv');
    const saving = new FileDialog(workbench, 'Save Usage Export of Production');
    expect(await saving.suggestion()).toBe(join(homedir(), 'license_usage.csv'));
    await saving.enter(file);
    const saved = workbench.notification('Saved the usage export of Production');
    await expect(saved.message).toContainText('license_usage.csv');
    expect(readFileSync(file, 'utf8')).toContain(`${day(-1)} 12:00:05,88`);

    await test.step('the question comes back without that offer', async () => {
      await expect(dialog.buttons).toHaveText(['Cancel', 'Add License']);
      await workbench.screenshot('add, export saved');
      await dialog.press('Add License');
      await expect(workbench.notification('Added the Ultimate license 2 to Production.').toast).toBeVisible();
      expect(writes(gitlab)).toEqual(['POST /api/v4/license']);
    });
  },
);
