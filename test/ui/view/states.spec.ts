import type { Locator } from '@playwright/test';
import { day, license, type TestGitLab } from '../../gitlab/server';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';

interface Servers {
  expired: TestGitLab;
  critical: TestGitLab;
  warning: TestGitLab;
}

/** More users than seats, and a renewal that comes eight days too late. */
function startWithTroubles(gitlabs: GitLabs): Promise<TestGitLab> {
  return gitlabs.start({
    licenses: [
      license({ id: 1, plan: 'premium', starts_at: day(-718), expires_at: day(-353), user_limit: 80 }),
      license({ id: 2, plan: 'ultimate', starts_at: day(-353), expires_at: day(12), user_limit: 80 }),
      license({ id: 3, plan: 'ultimate', starts_at: day(20), expires_at: day(385), user_limit: 220 }),
    ],
  });
}

async function startSilent(gitlabs: GitLabs): Promise<TestGitLab> {
  const gitlab = await gitlabs.start();
  gitlab.intercept(() => new Promise(() => undefined));
  return gitlab;
}

/** One instance in each state; the names say which. */
const test = base.extend<Servers>({
  settings: async ({ browserName: _browserName }, use) => {
    await use({ 'gitlabLicenses.statusBar': 'always', 'gitlabLicenses.requestTimeoutSeconds': 600 });
  },
  expired: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(-2)),
  critical: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(3)),
  warning: async ({ gitlabs }, use) => use(await startWithTroubles(gitlabs)),
  instances: async ({ gitlabs, expired, critical, warning }, use) => {
    const failing = await gitlabs.start();
    await use([
      { name: 'Expired', gitlab: expired },
      { name: 'Critical', gitlab: critical },
      { name: 'Warning', gitlab: warning },
      { name: 'Failing', gitlab: failing, token: failing.userToken },
      { name: 'Calm', gitlab: await gitlabs.startEndingIn(200) },
      { name: 'Unlicensed', gitlab: await gitlabs.start({ licenses: [] }) },
      { name: 'Out', gitlab: await gitlabs.start(), token: null },
      { name: 'Slow', gitlab: await startSilent(gitlabs), isSilent: true },
    ]);
  },
});

test.beforeEach(async ({ workbench, licensesView }) => {
  await licensesView.open();
  await expect(licensesView.row('No licenses')).toBeVisible();
  await workbench.notification('Only administrators can view licenses').dismiss();
});

test('every state has its icon, its words and its place', async ({ workbench, licensesView }) => {
  await workbench.screenshot('states, narrow');
  await workbench.setSideBarWidth(640);
  await workbench.screenshot('states');
  const rows = (await licensesView.readRows()).filter(({ level }) => level === 1);
  expect(rows.map(({ icon, ariaLabel }) => [icon, ariaLabel])).toEqual([
    ['error', 'Expired, expired 2 days ago, Ultimate, critical'],
    ['error', 'Critical, 3 days left, Ultimate, critical'],
    ['warning', 'Warning, 12 days left, 10 over, gap in 12 days, Ultimate, warning'],
    ['debug-disconnect', 'Failing, Not an administrator, warning'],
    ['key', 'Out, signed out'],
    ['pass', 'Calm, 200 days left, Ultimate'],
    ['loading', 'Slow, loading…'],
    ['circle-slash', 'Unlicensed, no licenses'],
  ]);
});

test(
  'those that need attention are shown alone, also after a reload, and a muted one is none of them',
  { tag: '@long' },
  async ({ workbench, licensesView }) => {
    const instances = async () => (await licensesView.readRows()).filter(({ level }) => level === 1);
    const names = async () => (await instances()).map(({ label }) => label);
    const narrow = licensesView.titleButton('Show Only Instances That Need Attention');
    const widen = licensesView.titleButton('Show All Instances');
    const inNeed = ['Expired', 'Critical', 'Warning', 'Failing'];

    await test.step('Mute Instance', async () => {
      await expect(licensesView.badge).toHaveText('4');
      await expect(workbench.statusBarItem(/GitLab Expired: license expired 2 days ago/)).toBeVisible();
      await (await licensesView.openMenu(licensesView.row('Expired'))).choose('Mute Instance');
      await expect(licensesView.badge).toHaveText('3');
      await expect(workbench.statusBarItem(/GitLab Critical: license expires in 3 days/)).toBeVisible();
      await expect
        .poll(async () => (await instances()).at(-1))
        .toMatchObject({
          label: 'Expired',
          description: 'expired 2 days ago · muted · Ultimate',
          icon: 'bell-slash',
        });
      await workbench.screenshot('muted');
      await (await licensesView.openMenu(licensesView.row('Expired'))).choose('Unmute Instance');
      await expect(licensesView.badge).toHaveText('4');
      await expect.poll(async () => (await names())[0]).toBe('Expired');
    });

    await test.step('only those that need attention', async () => {
      await expect(widen).toHaveCount(0);
      await narrow.click();
      await expect.poll(names).toEqual(inNeed);
      await expect(licensesView.message).toHaveText('Showing 4 of 8');
      await expect(narrow).toHaveCount(0);
      await workbench.screenshot('needs attention only');
    });

    await test.step('also after a reload', async () => {
      await workbench.reloadWindow();
      await licensesView.open();
      await expect.poll(names).toEqual(inNeed);
      await expect(licensesView.message).toHaveText('Showing 4 of 8');
      await widen.click();
      await expect.poll(async () => (await names()).length).toBe(8);
      await expect(licensesView.message).toBeHidden();
      await expect(narrow).toBeVisible();
    });
  },
);

test('tooltips say what the rows have no room for', { tag: '@long' }, async ({ workbench, licensesView }) => {
  const current = licensesView.body.locator(
    '[role="treeitem"][aria-label*="license, current"][aria-label*="10 over"]',
  );
  const look = async (name: string, row: Locator, text: string | RegExp) => {
    const show = () => licensesView.tooltip(row);
    await expect(await show()).toContainText(text);
    await workbench.screenshot(`tooltip, ${name}`, { keepMouse: true, show });
  };

  await look('instance', licensesView.row('Warning'), /licensed through/i);
  await look('failure', licensesView.row('Not an administrator'), 'Only administrators can view licenses');
  await look('signed out', licensesView.row('Signed out'), 'No token is stored');
  await look('license', current, 'GitLab uses this license now.');
  await licensesView.expand(current);
  await workbench.setSideBarWidth(560);
  await look('fact', licensesView.row('Users over subscription'), /Users over subscription: 10/);
});

test(
  'the status bar tells the nearest trouble until none is left',
  { tag: '@long' },
  async ({ workbench, licensesView, expired, critical, warning }) => {
    const item = (text: RegExp) => workbench.statusBarItem(text);
    const mend = async ({ state }: TestGitLab) => {
      state.licenses = [license({ starts_at: day(-65), expires_at: day(300), user_limit: 200 })];
      await licensesView.titleButton('Refresh All').click();
    };
    const hover = async (text: RegExp, name: string) => {
      await item(text).hover();
      await expect(workbench.tooltip).toContainText('Calm');
      await workbench.screenshot(`status bar, ${name}`, { keepMouse: true });
    };

    await expect(
      workbench.statusBarEntry(item(/GitLab Expired: license expired 2 days ago, critical/)),
    ).toContainClass('error-kind');
    await hover(/Expired/, 'expired');
    await item(/Expired/).click();
    await expect(workbench.quickInput.title).toHaveText('GitLab Licenses');
    await workbench.screenshot('status list');
    await workbench.quickInput.pick('Warning');
    await expect(workbench.quickInput.title).toHaveText('Warning');
    await workbench.screenshot('status list, actions');
    await workbench.quickInput.cancel();

    await mend(expired);
    await expect(
      workbench.statusBarEntry(item(/GitLab Critical: license expires in 3 days, critical/)),
    ).toContainClass('warning-kind');
    await mend(critical);
    await expect(
      workbench.statusBarEntry(item(/GitLab Warning: license expires in 12 days, warning/)),
    ).not.toContainClass('warning-kind');
    await hover(/Warning/, 'warning');
    await mend(warning);
    await expect(item(/GitLab Failing: Not an administrator, warning/)).toBeVisible();
    await workbench.screenshot('status bar, failing');
  },
);
