import type { Locator } from '@playwright/test';
import type { Notification } from '../pages/notification';
import type { Workbench } from '../pages/workbench';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';
import type { SetUp } from '../support/vscode';

/** A window that has just been opened notifies after a minute. */
const LATEST_LOOK_MS = 120_000;

const BUTTONS = ['Show', 'Tomorrow', "Don't Warn Again"];

const NAMES = ['Production', 'Staging', 'Research and Development of the Whole Company', 'Archive'];

const test = base.extend({
  settings: async ({ browserName: _browserName }, use) => use({ 'gitlabLicenses.notifications': true }),
});

/** Instances with names of every length, and each ends on another day. */
async function started(gitlabs: GitLabs, number: number): Promise<SetUp[]> {
  const names = Array.from({ length: number }, (_, index) => NAMES[index] ?? `Site ${index}`);
  return Promise.all(
    names.map(async (name, index) => ({ name, gitlab: await gitlabs.startEndingIn(60 - 7 * index) })),
  );
}

/** The notification, with the mouse on it, so that it stays. */
async function shown(workbench: Workbench, text: string): Promise<Notification> {
  const notification = workbench.notification(text);
  await expect(notification.toast).toBeVisible({ timeout: LATEST_LOOK_MS });
  await notification.message.hover();
  return notification;
}

/** Whether all that is written in it can be read. */
async function expectWhole(parts: Locator): Promise<void> {
  for (const part of await parts.all()) {
    const { scroll, client } = await part.evaluate(({ scrollWidth, clientWidth }) => ({
      scroll: scrollWidth,
      client: clientWidth,
    }));
    expect(scroll, await part.innerText()).toBeLessThanOrEqual(client);
  }
}

test.describe('of one instance', () => {
  test.use({
    instances: async ({ gitlabs }, use) => use(await started(gitlabs, 1)),
  });

  test('no button is cut, and Show offers what can be done', { tag: '@long' }, async ({ workbench }) => {
    test.slow();
    const notification = await shown(workbench, 'Production: licensed through');
    await expect(notification.buttons).toHaveText(BUTTONS);
    await expectWhole(notification.buttons);
    await expectWhole(notification.message);
    await workbench.screenshot('notification, one', { keepMouse: true });
    await notification.press('Show');
    await expect(workbench.quickInput.title).toHaveText('Production');
    expect(await workbench.quickInput.labels()).toContain('Email GitLab Renewals…');
    await workbench.screenshot('notification, Show of one');
    await workbench.quickInput.cancel();
  });
});

for (const [number, text] of [
  [3, '3 instances need attention: '],
  [12, '12 instances need attention, including '],
] as const) {
  test.describe(`of ${number} instances`, () => {
    test.use({
      instances: async ({ gitlabs }, use) => use(await started(gitlabs, number)),
    });

    test('is one notification, and Show lists them', { tag: '@long' }, async ({ workbench }) => {
      test.slow();
      const notification = await shown(workbench, text);
      await expect(workbench.notification(/licensed through|need attention/).toast).toHaveCount(1);
      await expect(notification.buttons).toHaveText(BUTTONS);
      await expectWhole(notification.buttons);
      await workbench.screenshot(`notification, ${number}`, { keepMouse: true });
      await notification.press('Show');
      await expect(workbench.quickInput.title).toHaveText('GitLab Licenses');
      await workbench.screenshot(`notification, Show of ${number}`);
      await workbench.quickInput.cancel();
    });
  });
}
