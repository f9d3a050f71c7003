import { describe, expect, test } from 'vitest';
import { fetchLicenses } from '../../../src/fleet/asking/fetchLicenses';
import { diagnose, type Prober } from '../../../src/gitlab/diagnose';
import { GitLabError, type Failure } from '../../../src/gitlab/errors';
import type { AccessToken, User } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import { failureText } from '../../../src/words/failures/failures';
import { day, type AccessToken as Token, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';
import { clientOf, failureFrom, json } from './connection';
import { gitlabAndClient } from './openGitLab';

interface Case {
  readonly name: string;
  readonly options?: TestGitLabOptions;
  readonly token?: Partial<Token>;
  readonly arrange?: (gitlab: TestGitLab) => void;
  readonly failure: Failure;
  readonly says: string;
  /** Requests besides the two of the refresh. */
  readonly probes: number;
}

const CASES: readonly Case[] = [
  {
    name: 'a user who is no administrator',
    token: { userId: 2 },
    failure: { kind: 'notAdmin', username: 'sidney_jones' },
    says: "belongs to sidney_jones, who isn't one",
    probes: 2,
  },
  {
    name: 'Admin Mode',
    arrange: ({ state }) => (state.adminMode = true),
    failure: { kind: 'adminMode' },
    says: 'Admin Mode is enabled on Main. Create a token with the admin_mode scope',
    probes: 2,
  },
  {
    name: 'an administrator who is refused for a reason nobody tells',
    token: { scopes: ['api', 'admin_mode'] },
    arrange: forbid,
    failure: { kind: 'forbidden' },
    says: "doesn't let this token use the License API",
    probes: 2,
  },
  {
    name: 'a token of OAuth, which cannot tell its scopes',
    token: { type: 'oauth' },
    arrange: ({ state }) => (state.adminMode = true),
    failure: { kind: 'forbidden' },
    says: 'if Admin Mode is enabled, the token needs the admin_mode scope',
    probes: 2,
  },
  {
    name: 'a blocked account',
    arrange: ({ state }) => (state.users[0]!.state = 'blocked'),
    failure: { kind: 'forbidden', serverMessage: '403 Forbidden - Your account has been blocked.' },
    says: 'Your account has been blocked.',
    probes: 0,
  },
  {
    name: 'a token without a scope for licenses',
    token: { scopes: ['read_user'] },
    failure: { kind: 'insufficientScope', wanted: ['api', 'read_api'] },
    says: 'Create a token with read_api',
    probes: 0,
  },
  {
    name: 'an expired token',
    token: { expires_at: day(0) },
    failure: { kind: 'tokenExpired' },
    says: 'has expired',
    probes: 0,
  },
  {
    name: 'a revoked token',
    token: { revoked: true },
    failure: { kind: 'tokenRevoked' },
    says: 'was revoked',
    probes: 0,
  },
  {
    name: 'a token that a bare 401 says nothing of',
    token: { revoked: true },
    arrange: (gitlab) => bare(gitlab, 401, '401 Unauthorized'),
    failure: { kind: 'tokenRevoked' },
    says: 'was revoked',
    probes: 1,
  },
  {
    name: 'Community Edition',
    options: { profile: 'ce' },
    failure: { kind: 'notSupported', reason: 'communityEdition', version: '18.10.1' },
    says: 'Main is GitLab Community Edition (18.10.1)',
    probes: 1,
  },
  {
    name: 'a proxy that answers 404 in front of a new enough version',
    arrange: ({ state }) => (state.features.licenseApi = false),
    failure: { kind: 'notFound', what: 'hiddenRoute', version: '18.10.1-ee' },
    says: 'Main runs GitLab 18.10.1-ee, which includes this API, but the response was HTTP 404',
    probes: 1,
  },
];

function bare(gitlab: TestGitLab, status: number, message: string): void {
  gitlab.intercept(({ path }) => (/\/licenses?$/.test(path) ? json(status, { message }) : 'pass'));
}

function forbid(gitlab: TestGitLab): void {
  bare(gitlab, 403, '403 Forbidden');
}

describe('a refresh that fails finds the cause of', () => {
  test.each(CASES)('$name', async ({ options, token, arrange, failure, says, probes }) => {
    const { gitlab } = await gitlabAndClient(options);
    arrange?.(gitlab);
    const client = clientOf(gitlab.url, gitlab.token(token));
    const outcome = await fetchLicenses(client, new AbortController().signal);
    expect(outcome).toEqual({ kind: 'failed', failure });
    expect(gitlab.requests).toHaveLength(2 + probes);
    const { message } = failureText(failure, { url: gitlab.url as InstanceUrl, name: 'Main' });
    expect(message).toContain(says);
  });

  test('an unknown token', async () => {
    const { gitlab } = await gitlabAndClient();
    const outcome = await fetchLicenses(clientOf(gitlab.url, 'unknown'), new AbortController().signal);
    expect(outcome).toEqual({ kind: 'failed', failure: { kind: 'unauthorized' } });
  });
});

test('a refresh that succeeds sends two requests', async () => {
  const { client, gitlab } = await gitlabAndClient();
  expect(await fetchLicenses(client, new AbortController().signal)).toMatchObject({ kind: 'complete' });
  expect(gitlab.requests).toHaveLength(2);
});

test('an older server is told apart by the release that brought the route', async () => {
  const { client } = await gitlabAndClient({ profile: '15' });
  const refresh = await client.diagnose(await failureFrom(client.refreshBillableUsers(1)));
  expect(refresh).toEqual({
    kind: 'notSupported',
    reason: 'olderServer',
    version: '15.6.8-ee',
    since: '15.7',
  });
  const usage = await client.diagnose(await failureFrom(client.usageExport()));
  expect(usage).toMatchObject({ reason: 'olderServer', since: '16.4' });
  expect(failureText(usage, { url: 'https://gitlab.example.com' as InstanceUrl }).message).toBe(
    'This needs GitLab 16.4 or later, but gitlab.example.com runs 15.6.8-ee. Upgrade it first.',
  );
});

describe('what the probes tell decides', () => {
  const ADMIN: User = { username: 'root', is_admin: true };
  const TOKEN: AccessToken = { scopes: ['api'] };

  /** Answers with values and throws failures. */
  function proberOf(user: User | Failure, token: AccessToken | Failure): Prober {
    return {
      user: () => answer(user),
      token: () => answer(token),
      version: () => Promise.reject(new GitLabError({ kind: 'forbidden' })),
    };
  }

  function answer<T extends object>(value: T | Failure): Promise<T> {
    return 'kind' in value ? Promise.reject(new GitLabError(value)) : Promise.resolve(value);
  }

  test.each<[string, User | Failure, AccessToken | Failure, Failure]>([
    ['a revoked token', ADMIN, { ...TOKEN, revoked: true }, { kind: 'tokenRevoked' }],
    [
      'a user said not to be an administrator',
      { username: 'ada', is_admin: false },
      TOKEN,
      { kind: 'notAdmin', username: 'ada' },
    ],
    [
      'an ended token',
      ADMIN,
      { ...TOKEN, active: false, expires_at: '2026-01-02' },
      { kind: 'tokenExpired', expiresAt: '2026-01-02' },
    ],
    [
      'an account with a reason',
      { kind: 'forbidden', serverMessage: '403 Forbidden - You must accept the Terms.' },
      TOKEN,
      { kind: 'forbidden', serverMessage: '403 Forbidden - You must accept the Terms.' },
    ],
    [
      'scopes without licenses',
      ADMIN,
      { scopes: ['k8s_proxy'] },
      { kind: 'insufficientScope', wanted: ['api', 'read_api'] },
    ],
    ['a fine-grained token', ADMIN, { scopes: [], granular: true }, { kind: 'forbidden' }],
    ['a user who cannot be asked for', { kind: 'server', status: 500 }, TOKEN, { kind: 'forbidden' }],
    ['a token that cannot be asked for', ADMIN, { kind: 'notFound', what: 'route' }, { kind: 'forbidden' }],
  ])('%s', async (_name, user, token, failure) => {
    expect(await diagnose({ kind: 'forbidden' }, proberOf(user, token))).toEqual(failure);
  });

  test('a version that cannot be asked for leaves the failure as it was', async () => {
    const failure: Failure = { kind: 'notFound', what: 'route' };
    expect(await diagnose(failure, proberOf(ADMIN, TOKEN))).toEqual(failure);
  });

  test.each<Failure>([
    { kind: 'notFound', what: 'record' },
    { kind: 'server', status: 500 },
    { kind: 'unauthorized', serverMessage: 'DPoP validation error' },
  ])('$kind needs no probe', async (failure) => {
    const prober = proberOf({ kind: 'unexpected', where: 'Error' }, { kind: 'tokenRevoked' });
    expect(await diagnose(failure, prober)).toBe(failure);
  });

  test('the day on which a token ended is in the words', () => {
    const { message } = failureText(
      { kind: 'tokenExpired', expiresAt: '2026-01-02' },
      { url: 'https://gitlab.example.com' as InstanceUrl },
    );
    expect(message).toContain('expired on 2026-01-02');
  });
});
