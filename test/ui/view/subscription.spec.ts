import { day, license, type TestGitLab } from '../../gitlab/server';
import type { GitLabs } from '../support/gitlabs';
import { expect, test as base } from '../support/sharedWindow';

const HOUR = 3_600_000;

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR).toISOString();
}

/** An online license whose renewal waits, with add-on seats. */
async function startRenewed(gitlabs: GitLabs): Promise<TestGitLab> {
  const gitlab = await gitlabs.start({
    licenses: [
      license({
        ...{ id: 4, plan: 'premium', starts_at: day(-355), expires_at: day(10), user_limit: 200 },
        key: {
          ...{ type: 'online_cloud', lastSync: hoursAgo(8), blockChangesAt: day(24) },
          subscriptionName: 'A-S00012345',
        },
      }),
    ],
  });
  gitlab.state.futureSubscriptions = [
    { plan: 'premium', startsAt: day(10), expiresAt: day(375), usersInLicenseCount: 200 },
  ];
  gitlab.state.addOnSeats = [{ name: 'duo_enterprise', purchasedQuantity: 50, assignedQuantity: 12 }];
  return gitlab;
}

/** An online license that has not synchronized for five days. */
function startUnsynchronized(gitlabs: GitLabs): Promise<TestGitLab> {
  const key = { type: 'online_cloud', lastSync: hoursAgo(120), subscriptionName: 'A-S00012345' } as const;
  return gitlabs.start({ licenses: [license({ id: 2, plan: 'premium', user_limit: 300, key })] });
}

function startTrial(gitlabs: GitLabs): Promise<TestGitLab> {
  const term = { starts_at: day(-5), expires_at: day(60) };
  return gitlabs.start({ licenses: [license({ id: 1, ...term, key: { trial: true } })] });
}

const test = base.extend({
  instances: async ({ gitlabs }, use) => {
    await use([
      { name: 'Renewed', gitlab: await startRenewed(gitlabs) },
      { name: 'Silent', gitlab: await startUnsynchronized(gitlabs) },
      { name: 'Trial', gitlab: await startTrial(gitlabs) },
    ]);
  },
});

test('what GraphQL tells stands in the tree', { tag: '@long' }, async ({ workbench, licensesView, page }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await licensesView.openSignedIn('Premium');
  await workbench.setSideBarWidth(460);
  const waiting = licensesView.rows.filter({ hasText: `starts ${day(10)} · 200 seats` });
  await expect(waiting).toBeVisible();
  await expect(licensesView.description(licensesView.row('Renewed'))).toContainText('375 days left');
  await expect(licensesView.description(licensesView.row('Silent'))).toContainText(
    'last synchronized 5 days ago',
  );
  await expect(licensesView.row('Ultimate')).toContainText('trial');

  const current = licensesView.rows.filter({ hasText: `expires ${day(10)}` });
  await licensesView.expand(current);
  await expect(licensesView.row('GitLab Duo Enterprise')).toContainText('12 of 50 seats assigned');
  await expect(licensesView.row('Becomes read-only on')).toContainText(day(24));
  await licensesView.expand(licensesView.rows.filter({ hasText: '/300' }));
  await licensesView.expand(licensesView.row('Ultimate'));
  await workbench.screenshot('subscription');

  const showTooltip = () => licensesView.tooltip(licensesView.row('Renewed'));
  await expect(await showTooltip()).toContainText('Same subscription (A-S00012345) as Silent.');
  await workbench.screenshot('subscription, tooltip', { keepMouse: true, show: showTooltip });
  await waiting.click({ button: 'right' });
  await expect(page.getByRole('menuitem').getByText('Delete')).toHaveCount(0);
});
