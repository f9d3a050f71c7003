import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day } from '../../gitlab/server';
import { expect, test, writes } from '../support/changing';
import { FileDialog } from '../pages/fileDialog';

const POST = 'POST /api/v4/license';

function seats(active_user_count: number, more: JsonObject = {}): JsonObject {
  return { restrictions: { plan: 'ultimate', active_user_count, ...more } };
}

test.beforeEach(async ({ licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toBeVisible();
});

test('too many users now: they are counted anew, and the key is sent again', async ({
  workbench,
  keyPreview,
  gitlab,
}) => {
  const { dialog } = workbench;
  await keyPreview.addFromClipboard(gitlab.licenseKey(seats(60, { previous_user_count: 1000 })));
  await expect(dialog.message).toHaveText('Production is expected to reject this license. Add it anyway?');
  await dialog.press('Add Anyway');
  const refusal = workbench.notification('Production rejected the license');
  await expect(refusal.message).toContainText('currently has 90 active users');
  await expect(refusal.buttons).toHaveText(['Refresh Billable Users and Retry']);
  await workbench.screenshot('refusal, users now');

  gitlab.state.billableUsers = 55;
  await refusal.press('Refresh Billable Users and Retry');
  await expect(dialog.message).toHaveText('Add this license to Production?');
  await dialog.press('Add License');
  await expect(workbench.notification('Added the Ultimate license 2 to Production.').toast).toBeVisible();
  expect(writes(gitlab)).toEqual([POST, 'PUT /api/v4/license/1/refresh_billable_users', POST]);
});

test(
  'too many users in the past: the usage export goes to renewals',
  { tag: '@long' },
  async ({ workbench, keyPreview, gitlab, folder }) => {
    gitlab.state.historicalData = dailyCounts(day(-2), [120, 119]);
    await keyPreview.addFromClipboard(gitlab.licenseKey(seats(50)));
    await workbench.dialog.press('Add Anyway');
    const refusal = workbench.notification('Production rejected the license');
    await expect(refusal.message).toContainText('this GitLab installation had 120 active users');
    await expect(refusal.buttons).toHaveText(['Save Usage Export and Email GitLab Renewals…']);
    await workbench.screenshot('refusal, users in the past');

    await refusal.press('Save Usage Export and Email GitLab Renewals…');
    const file = join(folder, 'license_usage.csv');
    await new FileDialog(workbench, 'Save Usage Export of Production').enter(file);
    await expect(workbench.notification('Saved the usage export of Production').message).toContainText(
      'as license_usage.csv',
    );
    expect(readFileSync(file, 'utf8')).toContain('12:00:05,120');
  },
);

test(
  'where nothing here can help, no button says it could',
  { tag: '@long' },
  async ({ workbench, keyPreview, gitlab }) => {
    const { dialog } = workbench;
    const expectRefusal = async (name: string, key: string, text: string) => {
      await test.step(name, async () => {
        await keyPreview.addFromClipboard(key);
        await dialog.press('Add Anyway');
        const refusal = workbench.notification('Production rejected the license');
        await expect(refusal.message).toContainText(text);
        await expect(refusal.buttons).toHaveText(['OK']);
        await workbench.screenshot(`refusal, ${name}`);
        await refusal.dismiss();
      });
    };
    await expectRefusal(
      'expired',
      gitlab.licenseKey({ issued_at: day(-400), expires_at: day(-35) }),
      '"This license has already expired." Look for a newer key, or ask GitLab Renewals for one.',
    );
    await expectRefusal('invalid', gitlab.licenseKey({ licensee: {} }), 'The license key is invalid.');
    expect(writes(gitlab)).toEqual([POST, POST]);
  },
);

test(
  'what is no whole license key is not sent',
  { tag: '@long' },
  async ({ workbench, keyPreview, gitlab, page }) => {
    const expectProblem = async (name: string, text: string, problem: string) => {
      await test.step(name, async () => {
        await keyPreview.addFromClipboard(text);
        await expect(workbench.notification(problem).toast).toBeVisible();
        await workbench.screenshot(`no key, ${name}`);
      });
    };
    await expectProblem('cut short', gitlab.licenseKey().slice(0, 600), 'contains an incomplete license key');
    await workbench.notification('incomplete').dismiss();
    await expectProblem('token', gitlab.adminToken, "It's an access token. Keep it secret.");
    await workbench.notification('access token').dismiss();
    await expectProblem('activation code', 'ABCDEF0123456789ABCDEF01', 'contains an activation code');
    const opening = page.context().waitForEvent('page');
    await workbench.notification('activation code').press('Open Subscription Page');
    const tab = await opening;
    await tab.waitForURL(/\/admin\/subscription$/, { waitUntil: 'commit' });
    await tab.close();
    expect(writes(gitlab)).toEqual([]);
  },
);
