import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyScenario } from '../../gitlab/scenario';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { FileDialog } from '../pages/fileDialog';
import { readsTestKeys } from '../support/changing';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';
import { UsagePage } from '../webviews/usagePage';

/** When the license of the scenario ends. */
const END = 65;
const TALL = { width: 1280, height: 1700 };

/** What comes after the current license, by the name of the instance, and what the page says of it. */
const ADVICE: Readonly<Record<string, { readonly next: readonly LicenseRow[]; readonly says: RegExp }>> = {
  'Not Renewed': { next: [], says: /^Seats to order\d+ seats for .* through .*, based on the forecast\./ },
  Renewed: {
    next: [renewal({ user_limit: 400 })],
    says: /^Seats to orderNone\. The renewal has enough seats\./,
  },
  'Too Few Seats': { next: [renewal({ user_limit: 150 })], says: /^Seats to order\d+ more seats\./ },
  'Lower Plan': {
    next: [renewal({ plan: 'premium', user_limit: 400 })],
    says: /The renewal is Premium instead of Ultimate\./,
  },
  Gap: {
    next: [renewal({ starts_at: day(END + 8), user_limit: 400 })],
    says: new RegExp(`Not licensed from ${day(END)} through ${day(END + 7)}\\.`),
  },
};

function renewal(row: Partial<LicenseRow>): LicenseRow {
  return license({ id: 9, starts_at: day(END), expires_at: day(END + 365), ...row });
}

async function startWith(gitlabs: GitLabs, next: readonly LicenseRow[]): Promise<TestGitLab> {
  const gitlab = await gitlabs.start();
  applyScenario(gitlab.state);
  gitlab.state.licenses = [...next, ...gitlab.state.licenses];
  return gitlab;
}

const test = base.extend({
  settings: async ({ userData }, use) => use(readsTestKeys(userData)),
  instances: async ({ gitlabs }, use) => {
    const started = Object.entries(ADVICE).map(async ([name, { next }]) => ({
      name,
      gitlab: await startWith(gitlabs, next),
    }));
    await use(await Promise.all(started));
  },
});

test.afterEach(({ page }) => page.setViewportSize({ width: 1280, height: 800 }));

test('the usage page knows what is renewed', { tag: '@long' }, async ({ workbench, licensesView, page }) => {
  test.setTimeout(900_000);
  const usagePage = new UsagePage(workbench);
  await licensesView.openSignedIn('Gap');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await page.setViewportSize(TALL);
  for (const [name, { says }] of Object.entries(ADVICE)) {
    await test.step(name, async () => {
      await usagePage.openFromPalette(name);
      await usagePage.expectReport(name);
      await usagePage.expectTable();
      await expect(usagePage.frame.locator('.order')).toHaveText(says);
      expect(await usagePage.overflow()).toBe(0);
      await workbench.screenshot(`advice, ${name}`);
      await workbench.runCommand('View: Close Editor');
    });
  }
  usagePage.expectNoComplaints();
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
});

test('a plan of all instances is a document', { tag: '@long' }, async ({ workbench, licensesView, page }) => {
  test.setTimeout(900_000);
  await licensesView.openSignedIn('Gap');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await page.setViewportSize(TALL);
  await workbench.runCommand('GitLab Licenses: Show Renewal Plan');
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText(/Renewal.plan.for.5/);
  await workbench.screenshot('plan');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
});

test(
  'a calendar is saved where a person says',
  { tag: '@long' },
  async ({ workbench, licensesView, folder, page }) => {
    test.setTimeout(900_000);
    await licensesView.openSignedIn('Gap');
    await workbench.runCommand('GitLab Licenses: Export Calendar…');
    const dialog = new FileDialog(workbench, 'Save Calendar');
    expect(await dialog.suggestion()).toContain('gitlab-licenses.ics');
    await workbench.screenshot('calendar, dialog');
    const file = join(folder, 'gitlab-licenses.ics');
    await dialog.enter(file);
    await expect.poll(() => existsSync(file)).toBe(true);
    // A slow machine has hidden it already.
    await workbench.runCommand('Notifications: Show Notifications');
    await expect(page.locator('.notifications-center')).toContainText(
      /Saved \d+ dates as gitlab-licenses\.ics\./,
    );
    await workbench.screenshot('calendar, saved');
  },
);
