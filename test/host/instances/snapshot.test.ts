import { deepEqual, equal } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { answerOf, execute, GitLabs, removeAllInstances, snapshot } from '../support/api';

suite('the snapshot equals what the server holds', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  async function added(gitlab: TestGitLab) {
    const answer = await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    deepEqual(answer, { ok: true, url: gitlab.url });
    return snapshot(gitlab.url);
  }

  async function equalsServer(licenses: readonly LicenseRow[], root?: string) {
    const gitlab = await gitlabs.start({ licenses, ...(root !== undefined && { root }) });
    const shown = await added(gitlab);
    equal(shown.state, 'ready');
    deepEqual(shown.current ?? null, await answerOf(gitlab, 'license'));
    deepEqual(shown.licenses, await answerOf(gitlab, 'licenses'));
    return shown;
  }

  test('for a current, an upcoming and an expired license', async () => {
    const shown = await equalsServer([
      license({ id: 1, starts_at: day(-720), expires_at: day(-355) }),
      license({ id: 2, starts_at: day(-355), expires_at: day(10) }),
      license({ id: 3, starts_at: day(10), expires_at: day(375) }),
    ]);
    deepEqual(
      {
        severity: shown.severity,
        daysLeft: shown.daysLeft,
        coveredUntil: shown.coveredUntil,
        gaps: shown.gaps,
      },
      { severity: 'ok', daysLeft: 375, coveredUntil: day(374), gaps: [] },
    );
  });

  test('for no license at all', async () => {
    const shown = await equalsServer([]);
    equal('current' in shown, false);
    deepEqual(shown.licenses, []);
    equal(shown.severity, 'none');
  });

  test('for forty licenses, newest id first', async () => {
    const years = Array.from({ length: 40 }, (_, index) =>
      license({
        id: index + 1,
        starts_at: day(-365 * (40 - index)),
        expires_at: day(-365 * (39 - index) + 20),
      }),
    );
    const shown = await equalsServer(years);
    equal(shown.licenses.length, 40);
    equal(shown.licenses[0]?.id, 40);
    equal(shown.daysLeft, 20);
  });

  test('for a plan and fields that nobody knows yet', async () => {
    const shown = await equalsServer([
      license({ plan: 'galactic', extra: { quantum_seats: { used: 3 }, note: null } }),
    ]);
    equal(shown.current?.plan, 'galactic');
    deepEqual(shown.current.quantum_seats, { used: 3 });
  });

  test('for a server that does not say how many users are active', async () => {
    const shown = await equalsServer([license({ omit: ['active_users'] })]);
    equal(shown.current !== undefined && 'active_users' in shown.current, false);
  });

  test('for a license that never expires', async () => {
    const shown = await equalsServer([license({ expires_at: null })]);
    equal(shown.current?.expired, null);
    equal(shown.severity, 'ok');
    equal('daysLeft' in shown || 'coveredUntil' in shown, false);
  });

  test('below a relative root', async () => {
    const shown = await equalsServer([license()], '/tools/gitlab');
    equal(new URL(shown.url).pathname, '/tools/gitlab');
  });

  test('and is a copy that its reader may change', async () => {
    const gitlab = await gitlabs.start();
    const shown = await added(gitlab);
    shown.licenses.length = 0;
    equal((await snapshot(gitlab.url)).licenses.length, 1);
  });
});
