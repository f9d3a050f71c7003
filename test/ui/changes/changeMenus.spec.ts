import { day, license } from '../../gitlab/server';
import { expect, test, writes } from '../support/changing';
import { licenseRow } from '../pages/licenseRow';

const RECOUNT = (id: number) => `PUT /api/v4/license/${id}/refresh_billable_users`;

const EXPIRED = license({ id: 1, starts_at: day(-718), expires_at: day(-353), user_limit: 100 });
const CURRENT = license({ id: 2, starts_at: day(-353), expires_at: day(12), user_limit: 200 });
const UPCOMING = license({ id: 3, starts_at: day(12), expires_at: day(377), user_limit: 220 });

test.use({ beginning: { licenses: [EXPIRED, CURRENT, UPCOMING] } });

/** The entries of what changes licenses, or saves what a change would lose. */
const CHANGES = [
  'Add License from Clipboard',
  'Add License from File…',
  'Refresh Billable Users',
  'Save Usage Export…',
  'Delete License…',
  'Show Changes to Licenses',
];

test(
  'each row offers the changes that are about it',
  { tag: '@long' },
  async ({ workbench, licensesView }) => {
    await licensesView.open();
    await expect(licensesView.row('Ultimate')).toHaveCount(3);
    const changes = async (): Promise<string[]> => {
      const entries = await workbench.contextMenu.entries();
      return entries.filter((entry) => CHANGES.includes(entry));
    };
    const [add, usage] = [CHANGES.slice(0, 2), CHANGES.slice(2, 4)];
    for (const [name, row, expected] of [
      ['instance', licensesView.row('Production'), [...add, ...usage]],
      ['current license', licenseRow(licensesView, 'current'), [...usage, 'Delete License…']],
      ['upcoming license', licenseRow(licensesView, 'upcoming'), ['Delete License…']],
      ['expired license', licenseRow(licensesView, 'expired \\d'), ['Delete License…']],
    ] as const) {
      await test.step(name, async () => {
        await licensesView.openMenu(row);
        expect(await changes()).toEqual(expected);
        await workbench.screenshot(`change menu, ${name}`);
        await workbench.contextMenu.close();
      });
    }
    await test.step('title bar', async () => {
      await licensesView.titleButton('More Actions...').click();
      expect(await changes()).toEqual([...add, 'Show Changes to Licenses']);
      await workbench.contextMenu.close();
    });
    await test.step('only the current license has a button, which shows the usage', async () => {
      const buttons = (role: string) =>
        licenseRow(licensesView, role).locator('.actions').getByRole('button');
      await licenseRow(licensesView, 'current').hover();
      await expect(buttons('current')).toHaveCount(1);
      await expect(buttons('current')).toHaveAccessibleName(/Show Usage/);
      await licenseRow(licensesView, 'upcoming').hover();
      await expect(buttons('upcoming')).toHaveCount(0);
    });
  },
);

test(
  'users are counted anew beside the license, and the record tells of it',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab, page }) => {
    const current = licenseRow(licensesView, 'current');
    await licensesView.open();
    await expect(current).toContainText('90/200');

    await test.step('it shows that it counts, and the old and the new number', async () => {
      gitlab.state.refresh.delayMilliseconds = 600_000;
      await (await licensesView.openMenu(current)).choose('Refresh Billable Users');
      const progress = workbench.notification('Production is counting its billable users…');
      await expect(progress.buttons).toHaveText(['Cancel']);
      await workbench.screenshot('recount, progress');
      gitlab.state.activeUsers = 204;
      const result = workbench.notification('Production has 204 billable users (previously 90).');
      await expect(result.message).toContainText("That's 4 over the seat limit of 200.");
      await workbench.screenshot('recount, result');
      await result.press('OK');
      await expect(current).toContainText('204/200');
      expect(writes(gitlab)).toEqual([RECOUNT(2)]);
    });
    await test.step('cancelled it is no longer followed', async () => {
      await (await licensesView.openMenu(current)).choose('Refresh Billable Users');
      await workbench.notification('Production is counting its billable users…').press('Cancel');
      await expect(workbench.notifications).toHaveCount(0);
    });
    await test.step('Show Changes to Licenses', async () => {
      await workbench.runCommand('GitLab Licenses: Show Changes to Licenses');
      await expect(page.getByRole('tab', { name: 'Changes to licenses.txt' })).toBeVisible();
      const text = page.locator('.editor-instance .view-lines');
      await expect(text).toContainText(`Refresh billable users · ${gitlab.url}`);
      await expect(text).toContainText('After: 204 billable users');
      await expect(text).toContainText('Account: root');
      await workbench.screenshot('changes');
    });
  },
);

test(
  'each change asks for a token that may, and forgets it, where the stored one may only look',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab }) => {
    const { quickInput } = workbench;
    const current = licenseRow(licensesView, 'current');
    const replaceToken = async (token: string) => {
      await (await licensesView.openMenu(licensesView.row('Production'))).choose('Replace Token…');
      await quickInput.answer(token);
      await expect(quickInput.title).toBeHidden();
    };
    await replaceToken(gitlab.token({ scopes: ['read_api'] }));
    for (const time of ['first', 'second']) {
      await test.step(`the ${time} change`, async () => {
        gitlab.state.billableUsers = time === 'first' ? 91 : 92;
        await (await licensesView.openMenu(current)).choose('Refresh Billable Users');
        await expect(quickInput.box).toBeVisible();
        await expect(quickInput.title).toHaveText('One-Time Token for Production');
        await expect(quickInput.box).toHaveAttribute('type', 'password');
        await workbench.screenshot(`one-time token, ${time}`);
        await quickInput.refuses(
          gitlab.token({ scopes: ['read_api'] }),
          'This token is missing the api scope, which changes require.',
        );
        await quickInput.answer(gitlab.adminToken);
        await workbench
          .notification(`Production has ${gitlab.state.billableUsers} billable users`)
          .press('OK');
      });
    }
    expect(writes(gitlab)).toEqual([RECOUNT(2), RECOUNT(2)]);
    // The window is another test's next.
    await replaceToken(gitlab.adminToken);
  },
);
