import { describe, expect, test } from 'vitest';
import { diagnose, type Prober } from '../../../src/gitlab/diagnose';
import { GitLabError, type Failure } from '../../../src/gitlab/errors';
import type { AccessToken, User } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import { failureText } from '../../../src/words/failures/failures';

describe('what the probes say decides', () => {
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
