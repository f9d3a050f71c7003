import { day, license, type TestGitLab } from '../../gitlab/server';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';
import { SHORT_TIMEOUT } from '../support/signingIn';
import { SignIn } from '../pages/signIn';

/** An instance whose current license is about to end, with a renewal that comes eight days too late. */
function startProduction(gitlabs: GitLabs): Promise<TestGitLab> {
  return gitlabs.start({
    licenses: [
      license({ id: 1, plan: 'premium', starts_at: day(-718), expires_at: day(-353), user_limit: 80 }),
      license({ id: 2, plan: 'ultimate', starts_at: day(-353), expires_at: day(12), user_limit: 200 }),
      license({ id: 3, plan: 'ultimate', starts_at: day(20), expires_at: day(385), user_limit: 220 }),
    ],
  });
}

interface Servers {
  production: TestGitLab;
}

const test = base.extend<Servers>({
  settings: async ({ browserName: _browserName }, use) => use(SHORT_TIMEOUT),
  production: async ({ gitlabs }, use) => use(await startProduction(gitlabs)),
  instances: async ({ production }, use) => use([{ name: 'Production', gitlab: production }]),
});

const withStaging = test.extend<{ staging: TestGitLab }>({
  staging: async ({ gitlabs }, use) => use(await gitlabs.start({ licenses: [license({ plan: 'premium' })] })),
  instances: async ({ production, staging }, use) => {
    await use([
      { name: 'Production', gitlab: production },
      { name: 'Staging', gitlab: staging },
    ]);
  },
});

interface Fates {
  dead: TestGitLab;
  silent: TestGitLab;
  wrong: TestGitLab;
}

/** All of them are well when they are set up. */
const withFates = test.extend<Fates>({
  dead: async ({ gitlabs }, use) => use(await gitlabs.start()),
  silent: async ({ gitlabs }, use) => use(await gitlabs.start()),
  wrong: async ({ gitlabs }, use) => use(await gitlabs.start()),
  instances: async ({ gitlabs, dead, silent, wrong }, use) => {
    await use([
      { name: 'Good', gitlab: await gitlabs.start() },
      { name: 'Dead', gitlab: dead },
      { name: 'Silent', gitlab: silent },
      { name: 'Wrong', gitlab: wrong },
    ]);
  },
});

test('an instance stands in the tree with its licenses, roles, dates and seats', async ({
  workbench,
  licensesView,
}) => {
  await licensesView.open();
  await expect(licensesView.row('Premium')).toBeVisible();
  await workbench.setSideBarWidth(640);

  await expect(licensesView.description(licensesView.row('Production'))).toHaveText(
    '12 days left · gap in 12 days · Ultimate',
  );
  const rows = await licensesView.readRows();
  expect(rows.map(({ label, description, level }) => [level, label, description])).toEqual([
    [1, 'Production', '12 days left · gap in 12 days · Ultimate'],
    [2, 'Ultimate', `expires ${day(12)} · 90/200`],
    [2, 'Ultimate', `starts ${day(20)} · 220 seats`],
    [2, 'Premium', `expired ${day(-353)}`],
  ]);

  await test.step('a screen reader hears what the picture shows', () => {
    for (const { label, ariaLabel } of rows) {
      expect(ariaLabel).toContain(label);
    }
    expect(rows[0]?.ariaLabel).toMatch(/12 days left.*warning/i);
  });

  await test.step('the status bar and the badge warn', async () => {
    await expect(workbench.statusBarItem(/GitLab Production: license expires in 12 days/)).toBeVisible();
    await expect(licensesView.badge).toHaveText('1');
  });

  await test.step('below a license stand its facts', async () => {
    await licensesView.expand(licensesView.rowAt(1));
    await expect(licensesView.row('Starts')).toBeVisible();
    const facts = (await licensesView.readRows())
      .filter(({ level }) => level === 3)
      .map(({ label }) => label);
    expect(facts).toEqual(expect.arrayContaining(['Starts', 'Expires', 'ID']));
  });
});

withStaging(
  'menu entries and keys act on their row, title buttons on all',
  async ({ workbench, licensesView, production: gitlab, staging: other }) => {
    await licensesView.open();
    await expect(licensesView.row('Premium')).toHaveCount(2);
    const asked = (of: TestGitLab) => of.requests.filter(({ path }) => path.endsWith('/licenses')).length;
    const production = licensesView.row('Production');
    const [before, otherBefore] = [asked(gitlab), asked(other)];

    await test.step('F5 refreshes the selected instance', async () => {
      await production.click();
      await workbench.page.keyboard.press('F5');
      await expect.poll(() => asked(gitlab)).toBe(before + 1);
      expect(asked(other)).toBe(otherBefore);
    });

    await test.step('the context menu refreshes its instance', async () => {
      await (await licensesView.openMenu(licensesView.row('Staging'))).choose('Refresh');
      await expect.poll(() => asked(other)).toBe(otherBefore + 1);
      expect(asked(gitlab)).toBe(before + 1);
    });

    await test.step('the title button refreshes all, whichever row is selected', async () => {
      await production.click();
      await licensesView.titleButton('Refresh All').click();
      await expect.poll(() => asked(gitlab)).toBe(before + 2);
      await expect.poll(() => asked(other)).toBe(otherBefore + 2);
    });

    await test.step('Delete asks before it removes the selected instance', async () => {
      await licensesView.row('Staging').click();
      await workbench.page.keyboard.press('Delete');
      await expect(workbench.dialog.message).toContainText('Staging');
      await workbench.dialog.pressEnter('Keep Instance');
      await expect(workbench.dialog.message).toBeHidden();
      await expect(licensesView.row('Staging')).toBeVisible();
      await licensesView.row('Staging').click();
      await workbench.page.keyboard.press('Delete');
      await workbench.dialog.press('Remove Instance');
      await expect(licensesView.row('Staging')).toHaveCount(0);
    });

    await test.step('a new token is asked for from the row', async () => {
      await (await licensesView.openMenu(production)).choose('Replace Token…');
      await new SignIn(workbench).expectStep('Token for Production');
      await workbench.quickInput.cancel();
    });
  },
);

withFates(
  'a dead, a silent and a wrong instance say so beside a good one, also after a reload',
  { tag: '@long' },
  async ({ workbench, licensesView, dead, silent, wrong }) => {
    await licensesView.open();
    await expect(licensesView.row('Ultimate')).toHaveCount(4);

    await dead.close();
    silent.intercept(() => new Promise(() => undefined));
    wrong.intercept(() => ({
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<title>Wiki</title>',
    }));
    await licensesView.titleButton('Refresh All').click();

    const reasons = ["Can't connect", 'No response within 3 s', 'Not a GitLab API'];
    for (const reason of reasons) {
      await expect(licensesView.row(reason)).toBeVisible();
    }
    await expect(licensesView.description(licensesView.row('Good'))).toHaveText(/^\d+ days left · Ultimate$/);
    await expect(licensesView.description(licensesView.row('Dead'))).toHaveText(
      /^Can't connect · \d+ days left/,
    );
    await workbench.screenshot('tree-failures');

    await test.step('after a reload the last known licenses are there before anybody answers', async () => {
      await workbench.reload();
      await licensesView.open();
      await expect(licensesView.description(licensesView.row('Dead'))).toContainText('Ultimate');
      // A machine that is busy with the start of the window may let the first three seconds pass.
      await licensesView
        .row("Can't connect")
        .waitFor({ timeout: 10_000 })
        .catch(() => licensesView.titleButton('Refresh All').click());
      await expect(licensesView.row("Can't connect")).toBeVisible();
    });
  },
);
