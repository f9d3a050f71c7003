import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, writes } from '../support/changing';
import { drag, dragFromOutside } from '../pages/drag';
import { Explorer } from '../pages/explorer';

test(
  'a license file is dropped on an instance',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab, folder, page }) => {
    const { dialog, quickInput } = workbench;
    const explorer = new Explorer(workbench);
    const [inside, other] = [join(folder, 'inside.gitlab-license'), join(folder, 'other.gitlab-license')];
    const outside = join(folder, '..', 'outside.gitlab-license');
    for (const [file, seats] of [
      [inside, 301],
      [other, 302],
      [outside, 303],
    ] as const) {
      const key = gitlab.licenseKey({ restrictions: { plan: 'ultimate', active_user_count: seats } });
      writeFileSync(file, key);
    }
    await licensesView.open();
    const [instance, license] = [licensesView.row('Production'), licensesView.row('Ultimate')];
    await expect(license).toBeVisible();
    const expectPreview = async (seats: number) => {
      await expect(dialog.message).toHaveText('Add this license to Production?');
      await expect(dialog.detail).toContainText(`Ultimate · ${seats} seats`);
      await dialog.cancel();
    };

    await test.step('the files are shown beside the licenses', async () => {
      await workbench.runCommand('View: Move View');
      await quickInput.pick('Folders');
      await quickInput.pick('GitLab Licenses');
      await expect(explorer.file('inside.gitlab-license')).toBeVisible();
      await expect(instance).toBeVisible();
    });
    await test.step('from the Explorer', async () => {
      await drag(page, explorer.file('inside.gitlab-license'), instance);
      await expectPreview(301);
    });
    await test.step('on a row below the instance', async () => {
      await drag(page, explorer.file('other.gitlab-license'), license);
      await expectPreview(302);
    });
    await test.step('from outside of the window', async () => {
      await dragFromOutside(page, [outside], instance);
      await expectPreview(303);
    });
    await test.step('two at once are not taken', async () => {
      await dragFromOutside(page, [inside, outside], instance);
      await workbench.notification('2 files were dropped. Drop one license file at a time.').dismiss();
    });
    expect(writes(gitlab)).toEqual([]);
    // The window is another test's next.
    await workbench.runCommand('View: Reset View Locations');
  },
);
