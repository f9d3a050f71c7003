import { describe, expect, test } from 'vitest';
import { license } from '../../gitlab/server';
import { clientOf, failureFrom, typed } from './connection';
import { gitlabAndClient } from './openGitLab';

describe('reading licenses', () => {
  test('the current one has the field names of GitLab and the billable users', async () => {
    const { client, gitlab } = await gitlabAndClient({ licenses: [license({ id: 7, plan: 'premium' })] });
    gitlab.state.activeUsers = 83;
    expect(await client.current()).toMatchObject({
      id: 7,
      plan: 'premium',
      active_users: 83,
      user_limit: 100,
    });
  });

  test('an instance without a license has no current one and an empty list', async () => {
    const { client } = await gitlabAndClient({ licenses: [] });
    expect(await client.current()).toBeUndefined();
    expect(await client.licenses()).toEqual([]);
  });

  test('the list is whole, newest first, and without billable users', async () => {
    const { client } = await gitlabAndClient({ licenses: [license({ id: 2 }), license({ id: 5 })] });
    const licenses = await client.licenses();
    expect(licenses.map(({ id }) => id)).toEqual([5, 2]);
    expect(licenses[0]).not.toHaveProperty('active_users');
  });

  test('one is read by its id', async () => {
    const { client } = await gitlabAndClient({ licenses: [license({ id: 2 }), license({ id: 5 })] });
    expect(await client.license(2)).toMatchObject({ id: 2, active_users: 90 });
  });

  test('a server from before GitLab 11.8 gives no id', async () => {
    const { client } = await gitlabAndClient({
      licenses: [license({ omit: ['id', 'plan', 'historical_max', 'expired', 'overage', 'created_at'] })],
    });
    const current = await client.current();
    expect(current).not.toHaveProperty('id');
    expect(current).toHaveProperty('user_limit', 100);
  });

  test.each([
    ['a plan of old', { plan: 'silver' }],
    ['a plan to come', { plan: 'platinum' }],
    ['a field to come', { extra: { seats_by_role: { planner: 3 } } }],
    ['no end', { expires_at: null }],
    ['no limit', { user_limit: 0 }],
    ['a licensee with only a name', { licensee: { Name: 'Ada' } }],
    ['no time of adding', { created_at: null }],
  ])('what is unusual is kept: %s', async (_name, overrides) => {
    const { client } = await gitlabAndClient({ licenses: [license(overrides)] });
    const { extra = {}, ...fields } = overrides as { extra?: object };
    expect(await client.current()).toMatchObject({ ...fields, ...extra });
  });

  test('all addresses lie below the root of a sub-path installation', async () => {
    const { client, gitlab } = await gitlabAndClient({ root: '/tools/gitlab' });
    await client.current();
    await client.licenses();
    expect(gitlab.requests.map(({ path }) => path)).toEqual([
      '/tools/gitlab/api/v4/license',
      '/tools/gitlab/api/v4/licenses',
    ]);
  });

  test('requests say who is asking', async () => {
    const { client, gitlab } = await gitlabAndClient();
    await client.current();
    expect(gitlab.requests[0]?.headers['user-agent']).toBe('gitlab-license-manager/0.0.0 VSCode/1.105.0');
    expect(gitlab.requests[0]?.headers['private-token']).toBe(gitlab.adminToken);
  });
});

describe('changing licenses', () => {
  test('a key is added in a JSON body', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const key = gitlab.licenseKey({ restrictions: { plan: 'premium', active_user_count: 120 } });
    expect(await client.add(key)).toMatchObject({ id: 2, plan: 'premium', user_limit: 120 });
    const request = gitlab.requests[0];
    expect(request).toMatchObject({ method: 'POST', path: '/api/v4/license' });
    expect(request?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request?.body ?? '')).toEqual({ license: key });
  });

  test('a refused key comes with the words of the server', async () => {
    const { client } = await gitlabAndClient();
    expect(await failureFrom(client.add('nonsense'))).toEqual({
      kind: 'rejected',
      status: 400,
      serverMessage:
        'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.',
    });
  });

  test.each(['no-content', 'license-json'] as const)(
    'a license is deleted, answered with %s',
    async (answer) => {
      const { client, gitlab } = await gitlabAndClient();
      gitlab.state.deleteAnswer = answer;
      await client.delete(1);
      expect(gitlab.state.licenses).toEqual([]);
      expect(gitlab.requests[0]).toMatchObject({ method: 'DELETE', path: '/api/v4/license/1', body: '' });
    },
  );

  test.each([
    ['a page', typed('text/html', 200, '<title>Sign in</title>')],
    ['nothing', { status: 200, headers: {}, body: '' }],
  ])('a delete that a proxy answered with %s is not taken for done', async (_name, answer) => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(() => answer);
    expect((await failureFrom(client.delete(1))).kind).toBe('notGitLab');
  });

  test('writes without a body say JSON too, so that maintenance mode answers instead of redirecting', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.maintenance = { message: 'Upgrading to 19.0' };
    const maintenance = {
      kind: 'maintenance',
      serverMessage: 'Upgrading to 19.0',
      retryAfterSeconds: 900,
    };
    expect(await failureFrom(client.delete(1))).toEqual(maintenance);
    expect(await failureFrom(client.refreshBillableUsers(1))).toEqual(maintenance);
    expect(await failureFrom(client.add('key'))).toEqual(maintenance);
    expect(gitlab.requests.map(({ headers }) => headers['content-type'])).toEqual(
      Array(3).fill('application/json'),
    );
  });

  test('a recount is started', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.billableUsers = 95;
    await client.refreshBillableUsers(1);
    expect(gitlab.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/api/v4/license/1/refresh_billable_users',
    });
    await expect.poll(() => gitlab.state.activeUsers).toBe(95);
  });

  test('a recount that was accepted but not started has failed', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.refresh.success = false;
    expect(await failureFrom(client.refreshBillableUsers(1))).toEqual({ kind: 'rejected', status: 202 });
  });
});

test.each([
  ['keep', 'keep-alive'],
  ['close', 'close'],
] as const)('after an answer a connection may %s', async (afterAnswer, header) => {
  const { gitlab } = await gitlabAndClient();
  await clientOf(gitlab.url, gitlab.adminToken, { afterAnswer }).current();
  expect(gitlab.requests.map(({ headers }) => headers.connection)).toEqual([header]);
});
