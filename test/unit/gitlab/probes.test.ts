import { describe, expect, test } from 'vitest';
import { clientOf, failureFrom, json } from './connection';
import { gitlabAndClient } from './openGitLab';

describe('probes', () => {
  test('whose token it is', async () => {
    const { client, gitlab } = await gitlabAndClient();
    expect(await client.user()).toMatchObject({ username: 'root', is_admin: true });
    const user = await clientOf(gitlab.url, gitlab.userToken).user();
    expect(user).toHaveProperty('username', 'sidney_jones');
    expect(user).not.toHaveProperty('is_admin');
  });

  test('the token itself', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const token = gitlab.token({ scopes: ['read_api', 'admin_mode'], expires_at: null });
    expect(await clientOf(gitlab.url, token).token()).toMatchObject({
      scopes: ['read_api', 'admin_mode'],
      active: true,
      expires_at: null,
    });
    expect(await client.token()).toMatchObject({ scopes: ['api'], revoked: false });
  });

  test.each([
    ['18.10', '18.10.1-ee', true],
    ['15', '15.6.8-ee', true],
    ['ce', '18.10.1', false],
  ] as const)('the version of profile %s', async (profile, version, enterprise) => {
    const { client } = await gitlabAndClient({ profile });
    expect(await client.version()).toEqual({ version, enterprise });
  });

  test.each([
    ['14.10.5-ee', true],
    ['14.10.5', false],
  ])('the version of a server without metadata: %s', async (version, enterprise) => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.version = version;
    gitlab.state.features.enterpriseInMetadata = false;
    gitlab.intercept(({ path }) =>
      path.endsWith('/metadata') ? json(404, { error: '404 Not Found' }) : 'pass',
    );
    expect(await client.version()).toEqual({ version, enterprise });
    expect(gitlab.requests.map(({ path }) => path)).toEqual(['/api/v4/metadata', '/api/v4/version']);
  });

  test('without a token a GitLab is known by how it refuses', async () => {
    const { gitlab } = await gitlabAndClient();
    expect(await failureFrom(clientOf(gitlab.url, undefined).version())).toEqual({ kind: 'unauthorized' });
    expect(gitlab.requests).toHaveLength(1);
    expect(gitlab.requests[0]?.headers).not.toHaveProperty('private-token');
  });

  test('a version that is refused is not asked for twice', async () => {
    const { gitlab } = await gitlabAndClient();
    const client = clientOf(gitlab.url, gitlab.token({ scopes: ['admin_mode'] }));
    expect((await failureFrom(client.version())).kind).toBe('insufficientScope');
    expect(gitlab.requests).toHaveLength(1);
  });
});
