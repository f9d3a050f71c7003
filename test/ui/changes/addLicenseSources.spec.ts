import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestGitLab } from '../../gitlab/server';
import { expect, test, writes } from '../support/changing';
import { Explorer } from '../pages/explorer';
import { FileDialog } from '../pages/fileDialog';
import { TOP_OF_EDITOR } from '../pages/keys';
import type { Workbench } from '../pages/workbench';

/** Keys are told apart by their seats. */
function keyWith(gitlab: TestGitLab, seats: number): string {
  return gitlab.licenseKey({ restrictions: { plan: 'ultimate', active_user_count: seats } });
}

/** Expects the preview of that key, and closes it. */
async function expectPreview({ dialog }: Workbench, seats: number): Promise<void> {
  await expect(dialog.message).toHaveText('Add this license to Production?');
  await expect(dialog.detail).toContainText(`Ultimate · ${seats} seats`);
  await dialog.cancel();
}

test.beforeEach(async ({ licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('Ultimate')).toBeVisible();
});

test(
  'from menus of the view and from a file that is chosen',
  { tag: '@long' },
  async ({ workbench, licensesView, keyPreview, gitlab, folder }) => {
    const file = join(folder, 'chosen.gitlab-license');
    writeFileSync(file, keyWith(gitlab, 202));
    const choosing = new FileDialog(workbench, 'Choose License File');

    await test.step('the clipboard, for an instance', async () => {
      await keyPreview.copy(keyWith(gitlab, 201));
      const menu = await licensesView.openMenu(licensesView.row('Production'));
      await menu.choose('Add License from Clipboard');
      await expectPreview(workbench, 201);
    });
    await test.step('a file, for an instance', async () => {
      const menu = await licensesView.openMenu(licensesView.row('Production'));
      await menu.choose('Add License from File…');
      await choosing.suggestion();
      await workbench.screenshot('add, file dialog');
      await choosing.enter(file, 'Choose');
      await expectPreview(workbench, 202);
    });
    await test.step('a file, from the palette', async () => {
      await workbench.runCommand('GitLab Licenses: Add License from File…');
      await choosing.enter(file, 'Choose');
      await expectPreview(workbench, 202);
    });
    await test.step('the clipboard, from the title bar', async () => {
      await licensesView.titleButton('More Actions...').click();
      await workbench.contextMenu.choose('Add License from Clipboard');
      await expectPreview(workbench, 201);
    });
    expect(writes(gitlab)).toEqual([]);
  },
);

test(
  'from the Explorer and from what is selected in an editor',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab, folder, page }) => {
    writeFileSync(join(folder, 'sent.gitlab-license'), keyWith(gitlab, 203));
    const mail = `Hello,\n\nhere is your license:\n\n> ${keyWith(gitlab, 204).replaceAll('\n', '\n> ')}\n`;
    writeFileSync(join(folder, 'mail.txt'), mail);
    const explorer = new Explorer(workbench);
    await licensesView.openSignedIn('Ultimate');
    await explorer.open();

    await test.step('a license file in the Explorer', async () => {
      await (await explorer.openMenu('sent.gitlab-license')).choose('Add GitLab License…');
      await expectPreview(workbench, 203);
    });
    await test.step('other files do not offer it', async () => {
      const menu = await explorer.openMenu('mail.txt');
      expect(await menu.entries()).not.toContain('Add GitLab License…');
      await menu.close();
    });
    const fromSelection = 'GitLab Licenses: Add License from Selection';
    await test.step('the selected part of a mail', async () => {
      const text = await explorer.openFile('mail.txt');
      await text.click();
      await page.keyboard.press('ControlOrMeta+A');
      await expect(async () => {
        await workbench.contextMenu.openOn(text);
        const entries = await workbench.contextMenu.entries();
        if (!entries.includes(fromSelection)) {
          await workbench.contextMenu.close();
        }
        expect(entries).toContain(fromSelection);
      }).toPass();
      await workbench.contextMenu.choose(fromSelection);
      await expectPreview(workbench, 204);
    });
    await test.step('but not a part without a key', async () => {
      await page.keyboard.press(TOP_OF_EDITOR);
      await page.keyboard.press('Shift+End');
      // The menu follows what is selected a moment later.
      await expect(async () => {
        await page.keyboard.press('Shift+F10');
        const entries = await workbench.contextMenu.entries();
        await workbench.contextMenu.close();
        expect(entries).not.toContain(fromSelection);
      }).toPass();
    });
    await test.step('without a selection it says so', async () => {
      await page.keyboard.press(TOP_OF_EDITOR);
      await workbench.runCommand('GitLab Licenses: Add License from Selection');
      await workbench.notification('Nothing is selected. Select a license key first.').dismiss();
    });
    await test.step('an open license file as a whole', async () => {
      await explorer.openFile('sent.gitlab-license');
      await expect(workbench.statusBarItem('GitLab License Key')).toBeVisible();
      await workbench.runCommand('GitLab Licenses: Add License from Selection');
      await expectPreview(workbench, 203);
    });
    expect(writes(gitlab)).toEqual([]);
  },
);
