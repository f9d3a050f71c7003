import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { dailyCounts, day, license } from '../../gitlab/server';
import { KeyPreview } from '../pages/keyPreview';
import { ScreenReader } from '../pages/screenReader';
import { UsagePage } from '../webviews/usagePage';
import type { Workbench } from '../pages/workbench';
import { licenseIds, readsTestKeys, writes } from '../support/changing';
import { expect, SHORT_TIMEOUT, test as base } from '../support/signingIn';
import { unusedAddress } from '../support/unusedAddress';

const EXPIRED = license({ id: 1, starts_at: day(-718), expires_at: day(-353), user_limit: 100 });
const CURRENT = license({ id: 2, starts_at: day(-353), expires_at: day(12), user_limit: 80 });
const RENEWAL = {
  issued_at: day(12),
  expires_at: day(377),
  restrictions: { plan: 'ultimate', active_user_count: 220 },
};

const test = base.extend({
  settings: async ({ userData }, use) => use({ ...SHORT_TIMEOUT, ...readsTestKeys(userData) }),
});

/** Somebody without a mouse. */
class Keyboard {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.workbench.page.keyboard.press(key);
    }
  }

  /** Replaces what stands in the field. */
  async enter(text: string): Promise<void> {
    await this.press('ControlOrMeta+A');
    await this.workbench.page.keyboard.insertText(text);
    await this.press('Enter');
  }

  async tabTo(target: Locator): Promise<void> {
    await expect(async () => {
      await this.press('Tab');
      await expect(target).toBeFocused({ timeout: 300 });
    }).toPass();
  }

  async command(title: string): Promise<void> {
    await this.workbench.runCommandByKeys(`GitLab Licenses: ${title}`);
  }

  /** Presses a button of a notification that stands in the corner of the window. */
  async pressInNotification(button: string): Promise<void> {
    await this.workbench.runCommandByKeys('Notifications: Focus Notification Toast');
    await this.tabTo(this.workbench.notifications.getByRole('button', { name: button, exact: true }).first());
    await this.press('Enter');
  }

  /** Presses a button of the dialog that isn't the one with the focus. */
  async pressInDialog(button: string): Promise<void> {
    const target = this.workbench.dialog.buttons.getByText(button, { exact: true });
    await this.tabTo(this.workbench.dialog.buttons.filter({ has: target }).or(target).first());
    await this.press('Enter');
  }

  /** Enters a path into VS Code's own dialog for files. */
  async saveAs(title: string, path: string): Promise<void> {
    const { quickInput } = this.workbench;
    await expect(quickInput.title).toContainText(title);
    await expect(quickInput.row('..')).toBeVisible();
    await expect(async () => {
      await this.enter(path);
      await expect(quickInput.title.filter({ hasText: title })).toBeHidden({ timeout: 3_000 });
    }).toPass();
  }
}

test(
  'the whole way, from the sign-in to the report, needs neither mouse nor eyes',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlabs, folder, page }) => {
    test.setTimeout(300_000);
    const gitlab = await gitlabs.start({ licenses: [EXPIRED, CURRENT] });
    gitlab.state.historicalData = dailyCounts(day(-2), [90, 90]);
    const host = new URL(gitlab.url).host;
    const hands = new Keyboard(workbench);
    const ears = await ScreenReader.listenTo(page);
    const focusView = async () => {
      await hands.command('Focus on GitLab Licenses View');
      await expect(licensesView.body.getByRole('tree')).toBeFocused();
    };
    await licensesView.open();

    await test.step('sign in; an address where nothing answers is heard of', async () => {
      const nowhere = await unusedAddress();
      await hands.command('Add Instance…');
      await ears.expectFocused({
        name: 'Add GitLab Instance (step 1 of 3)',
        description: /for example https:\/\/gitlab\.example\.com/,
      });
      await ears.forget();
      await hands.enter(nowhere.url);
      await ears.expectHeard(/^Add GitLab Instance \(step 1 of 3\): Can't connect to /);
      await ears.expectFocused({ role: 'textbox', description: /^Can't connect to / });
      await expect(workbench.quickInput.box).toHaveValue(nowhere.url);
      nowhere.close();
      await hands.enter(gitlab.url);
      await ears.expectFocused({ name: `Token for ${host} (step 2 of 3)`, description: /read_api/ });
      await ears.forget();
      await hands.enter('wrong');
      await ears.expectHeard(/^Token for .* \(step 2 of 3\): .*rejected this token/);
      await hands.enter(gitlab.adminToken);
      await ears.expectFocused({ name: `Name of ${host} (step 3 of 3)` });
      await hands.enter('Production');
      await ears.expectHeard(/Added Production: /);
    });

    await test.step('the rows tell in words how bad it is', async () => {
      await focusView();
      await hands.press('Home');
      await ears.expectFocused({
        role: 'treeitem',
        name: 'Production, 12 days left, 10 over, Ultimate, warning',
      });
      await hands.press('ArrowDown');
      await ears.expectFocused({
        name: `Ultimate license, current, expires ${day(12)}, 90 of 80 seats in use, 10 over, warning`,
      });
      await hands.press('ArrowDown');
      await ears.expectFocused({ name: `Ultimate license, expired ${day(-353)}` });
      await workbench.screenshot('journey, rows');
    });

    await test.step('the view has its help, with the keys', async () => {
      await focusView();
      await hands.press('Alt+F1');
      const help = page.locator('.accessible-view');
      await expect(help).toContainText('The view lists your GitLab instances, in groups if you have any.');
      await expect(help).toContainText('Edit the instance of the row (F2).');
      await workbench.screenshot('journey, help');
      await hands.press('Escape');
      await expect(help).toBeHidden();
    });

    await test.step('add a renewal', async () => {
      await new KeyPreview(workbench).copy(gitlab.licenseKey(RENEWAL));
      await hands.command('Add License from Clipboard');
      await ears.expectFocused({ role: 'button', name: 'Add License' });
      await hands.press('Enter');
      await ears.expectHeard(/Added the Ultimate license 3 to Production\./);
    });

    await test.step('undo it: the button with the focus deletes nothing', async () => {
      await hands.pressInNotification('Undo…');
      await ears.expectFocused({ role: 'button', name: 'Save Key…' });
      await hands.pressInDialog('Delete…');
      await ears.expectFocused({
        name: 'Delete License',
        description: /^Enter Production to delete the Ultimate license 3\./,
      });
      await hands.enter('Production');
      await ears.expectHeard(/Deleted the Ultimate license 3 from Production\./);
      expect(licenseIds(gitlab)).toEqual([1, 2]);
    });

    await test.step('edit and delete by key, on the row with the focus', async () => {
      await focusView();
      await hands.press('End', 'F2');
      await expect(workbench.quickInput.title).toContainText('Production');
      await hands.press('Escape');
      await focusView();
      await hands.press('End', 'Shift+F10');
      await expect(page.getByRole('menuitem', { name: 'Delete License… Del' })).toBeVisible();
      await workbench.screenshot('journey, menu');
      await hands.press('Escape', 'Delete');
      await ears.expectFocused({ role: 'button', name: 'Export Report First…' });
      await hands.pressInDialog('Delete');
      await ears.expectHeard(/Deleted the Ultimate license 1 from Production\./);
      expect(licenseIds(gitlab)).toEqual([2]);
    });

    await test.step('recount', async () => {
      gitlab.state.billableUsers = 91;
      await hands.command('Refresh Billable Users');
      await ears.expectHeard(/Production has 91 billable users/);
    });

    await test.step('usage, without a barrier', async () => {
      await hands.command('Show Usage');
      await expect(workbench.quickInput.title).toHaveText('Show Usage');
      await hands.press('Enter');
      const usage = new UsagePage(workbench);
      await expect(usage.chart).toBeVisible();
      expect(await usage.barriers()).toEqual([]);
    });

    await test.step('save the usage export', async () => {
      const file = join(folder, 'license_usage.csv');
      await hands.command('Save Usage Export…');
      await hands.saveAs('Save Usage Export of Production', file);
      await ears.expectHeard(/Saved the usage export of Production/);
      expect(existsSync(file)).toBe(true);
    });

    await test.step('export a report', async () => {
      const file = join(folder, 'report.md');
      await hands.command('Export Report…');
      await ears.expectFocused({ role: 'option', name: /^CSV/ });
      await hands.press('ArrowDown', 'ArrowDown');
      await ears.expectFocused({ role: 'option', name: /^Markdown/ });
      await hands.press('Enter');
      await hands.saveAs('Save License Report', file);
      await ears.expectHeard(/Saved the report as report\.md/);
      expect(readFileSync(file, 'utf8')).toContain('Production');
    });
    expect(writes(gitlab).filter((write) => !write.includes('refresh'))).toEqual([
      'POST /api/v4/license',
      'DELETE /api/v4/license/3',
      'DELETE /api/v4/license/1',
    ]);
  },
);
