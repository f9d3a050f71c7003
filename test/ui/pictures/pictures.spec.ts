import { plainDateOf } from '../../../src/licensing/plainDate';
import { airGapped, applyDemo, archive, production, research, staging } from '../../vscode/demo/gitlabs';
import type { DemoGitLab } from '../../vscode/demo/gitlabs';
import { addYears, day } from '../../gitlab/dates';
import type { TestGitLab } from '../../gitlab/server';
import { KeyPreview } from '../pages/keyPreview';
import { UsagePage } from '../webviews/usagePage';
import { readsTestKeys } from '../support/changing';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';
import { expectUpToDate } from './picture';

/** A window of this size is read well at the width of a README. */
const VIEWPORT = { width: 1000, height: 620 };
/** For a page that is read from top to bottom. */
const TALL = { width: 1000, height: 860 };
const SIDE_BAR_WIDTH = 420;

interface Servers {
  current: TestGitLab;
  down: TestGitLab;
}

async function startDemo(gitlabs: GitLabs, demo: DemoGitLab): Promise<TestGitLab> {
  const gitlab = await gitlabs.start({ ...demo.options, licenses: demo.licenses });
  applyDemo(gitlab.state, demo);
  return gitlab;
}

/** The instances of the demo. */
const test = base.extend<Servers>({
  current: async ({ gitlabs }, use) => use(await startDemo(gitlabs, production())),
  down: async ({ gitlabs }, use) => use(await startDemo(gitlabs, research())),
  settings: async ({ userData }, use) => use(readsTestKeys(userData)),
  instances: async ({ gitlabs, current, down }, use) => {
    await use([
      { name: 'Production', gitlab: current },
      { name: 'Research', gitlab: down },
      { name: 'Staging', gitlab: await startDemo(gitlabs, staging()) },
      { name: 'Archive', gitlab: await startDemo(gitlabs, archive()) },
      { name: 'Air-Gapped', gitlab: await startDemo(gitlabs, airGapped()) },
    ]);
  },
});

test('the pictures of the README show what the window shows', async ({
  workbench,
  licensesView,
  current,
  down,
  page,
}) => {
  const usagePage = new UsagePage(workbench);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(VIEWPORT);
  await licensesView.openSignedIn('Starter');
  await workbench.setSideBarWidth(SIDE_BAR_WIDTH);

  await test.step('the view, and the usage of an instance', async () => {
    await down.close();
    await licensesView.titleButton('Refresh All').click();
    await workbench.notification('Research').dismiss();
    await licensesView.pressInline(licensesView.row('Ultimate').first(), 'Show Usage');
    await usagePage.expectReport('Production');
    await usagePage.expectTable();
    await page.mouse.move(0, 0);
    // It is known a moment after the licenses.
    await expect(licensesView.body).toContainText('usage report due');
    await expectUpToDate(page, {
      name: 'licenses',
      clip: { x: 0, y: 0, ...VIEWPORT },
      parts: [
        licensesView.body,
        workbench.statusBarItem(/GitLab/),
        usagePage.frame.locator('header, .cards'),
      ],
    });
  });

  await test.step('what a license key does, before it is sent', async () => {
    await new KeyPreview(workbench).addFromClipboard(renewalOf(current));
    await workbench.quickInput.answer('Production');
    await expect(workbench.dialog.detail).toBeVisible();
    const clip = await workbench.dialog.edges();
    await expectUpToDate(page, { name: 'preview', clip, parts: [workbench.dialog.box] });
    await workbench.dialog.cancel();
  });

  await test.step('the page of a usage export', async () => {
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await page.setViewportSize(TALL);
    await usagePage.expectTable();
    await expectUpToDate(page, {
      name: 'usage',
      clip: { x: 0, y: 0, ...TALL },
      parts: ['header', '.cards', '.lead', '.columns'].map((part) => usagePage.frame.locator(part)),
    });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  });
});

/** A key that begins when the current license ends, with seats for everybody. */
function renewalOf(gitlab: TestGitLab): string {
  const end = day(12, plainDateOf(new Date()));
  return gitlab.licenseKey({
    licensee: gitlab.state.licenses[0]?.licensee ?? {},
    issued_at: end,
    expires_at: addYears(end, 1),
    restrictions: { plan: 'ultimate', active_user_count: 550 },
  });
}
