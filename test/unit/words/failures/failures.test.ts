import { describe, expect, test } from 'vitest';
import type { Failure, FailureKind, FailureOf } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { actionTitle, failureText } from '../../../../src/words/failures/failures';

/** Every kind with each set of data it can have. */
const FAILURES: { readonly [K in FailureKind]: readonly FailureOf<K>[] } = {
  unauthorized: [
    { kind: 'unauthorized' },
    { kind: 'unauthorized', serverMessage: 'DPoP' },
    { kind: 'unauthorized', reason: 'characters' },
  ],
  tokenExpired: [{ kind: 'tokenExpired' }, { kind: 'tokenExpired', expiresAt: '2026-01-02' }],
  tokenRevoked: [{ kind: 'tokenRevoked' }],
  insufficientScope: [
    { kind: 'insufficientScope', wanted: ['api', 'read_api'] },
    { kind: 'insufficientScope', wanted: ['api'] },
    { kind: 'insufficientScope', wanted: [], serverMessage: 'lacks read_license' },
  ],
  notAdmin: [{ kind: 'notAdmin' }, { kind: 'notAdmin', username: 'sidney_jones' }],
  adminMode: [{ kind: 'adminMode' }],
  forbidden: [{ kind: 'forbidden' }, { kind: 'forbidden', serverMessage: 'blocked' }],
  proxy: [
    { kind: 'proxy', status: 401 },
    { kind: 'proxy', status: 407 },
  ],
  blocked: [
    { kind: 'blocked', status: 403 },
    { kind: 'blocked', status: 403, serverMessage: 'Forbidden' },
  ],
  proxyUnreachable: [{ kind: 'proxyUnreachable', host: '127.0.0.1:3128', code: 'ECONNREFUSED' }],
  port: [{ kind: 'port', hostname: 'gitlab.example.com', port: 10080 }],
  readOnly: [{ kind: 'readOnly' }],
  notFound: [
    { kind: 'notFound', what: 'record' },
    { kind: 'notFound', what: 'route' },
    { kind: 'notFound', what: 'hiddenRoute', version: '18.10.1-ee' },
  ],
  notSupported: [
    { kind: 'notSupported', reason: 'communityEdition', version: '18.10.1' },
    { kind: 'notSupported', reason: 'olderServer', version: '15.6.8-ee' },
    { kind: 'notSupported', reason: 'olderServer', version: '15.6.8-ee', since: '16.4' },
  ],
  rejected: [
    { kind: 'rejected', status: 400 },
    { kind: 'rejected', status: 400, serverMessage: 'expired' },
    { kind: 'rejected', status: 202 },
  ],
  rateLimited: [
    { kind: 'rateLimited' },
    { kind: 'rateLimited', retryAfterSeconds: 30 },
    { kind: 'rateLimited', retryAfterSeconds: 900 },
  ],
  maintenance: [{ kind: 'maintenance', retryAfterSeconds: 900, serverMessage: 'Upgrading' }],
  server: [
    { kind: 'server', status: 500 },
    { kind: 'server', status: 502, serverMessage: 'Bad Gateway' },
  ],
  timeout: [
    { kind: 'timeout', seconds: 30, waitingFor: 'headers' },
    { kind: 'timeout', seconds: 30, waitingFor: 'nextBytes' },
    { kind: 'timeout', seconds: 1300, waitingFor: 'end' },
  ],
  cancelled: [{ kind: 'cancelled' }],
  dns: [
    { kind: 'dns', host: 'gitlab.example.com', temporary: false },
    { kind: 'dns', host: 'gitlab.example.com', temporary: true },
  ],
  refused: [{ kind: 'refused', host: 'gitlab.example.com', code: 'ECONNREFUSED' }],
  reset: [{ kind: 'reset', host: 'gitlab.example.com', code: 'ECONNRESET' }],
  certificate: [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ].map((code) => ({ kind: 'certificate', host: 'gitlab.example.com', code })),
  caFile: [
    { kind: 'caFile', reason: 'unreadable', path: '/etc/ca.pem', code: 'EACCES' },
    { kind: 'caFile', reason: 'noCertificate', path: '/etc/ca.pem' },
  ],
  tls: [{ kind: 'tls', host: 'gitlab.example.com', code: 'EPROTO' }],
  redirect: [{ kind: 'redirect', address: 'https://new.example.com' }],
  notGitLab: [
    { kind: 'notGitLab', reason: 'html', status: 200 },
    { kind: 'notGitLab', reason: 'html', status: 200, title: 'Sign in' },
    { kind: 'notGitLab', reason: 'notJson', status: 200 },
    { kind: 'notGitLab', reason: 'notCsv', status: 200 },
    { kind: 'notGitLab', reason: 'otherProduct', status: 404 },
    { kind: 'notGitLab', reason: 'otherProduct', status: 404, serverMessage: 'no Route matched' },
    { kind: 'notGitLab', reason: 'redirected', location: 'https://sso.example.com/login' },
    { kind: 'notGitLab', reason: 'notHttp', host: 'gitlab.example.com' },
    { kind: 'notGitLab', reason: 'shape', field: '0.id' },
    { kind: 'notGitLab', reason: 'shape', field: '0', others: ['1', '2.plan', '3'] },
    {
      kind: 'notGitLab',
      reason: 'shape',
      field: '0',
      others: Array.from({ length: 19 }, (_, index) => String(index + 1)),
    },
  ],
  tooLarge: [
    { kind: 'tooLarge', limitBytes: 2 * 1024 * 1024 },
    { kind: 'tooLarge', limitRows: 10_000 },
  ],
  secretStorage: [{ kind: 'secretStorage' }],
  unexpected: [{ kind: 'unexpected', where: 'Error' }],
};

const ALL: readonly Failure[] = Object.values(FAILURES).flat();

const MAIN = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'gitlab.example.com' };

/** A next step is told with one of these verbs. */
const STEP =
  /\b(?:Create|create|replace|use|Use|[Cc]heck|give|[Cc]hoose|Install|Try|Upgrade|Refresh|Unlock|change|Publish|Set|Ask|Copy|renew|look at|must be|log|logs)\b/;

describe('the words for a failure', () => {
  test.each(ALL.map((failure) => [JSON.stringify(failure), failure] as const))('%s', (_json, failure) => {
    const { summary, message, action } = failureText(failure, MAIN);
    expect(summary).toMatch(/^[A-Z].{3,30}$/);
    expect(message).toMatch(/^[A-Z{]|^gitlab\.example\.com/);
    expect(message).toContain('gitlab.example.com');
    expect(message).not.toMatch(/\{\d\}|undefined|\[object/);
    expect(actionTitle(action)).toMatch(/^[A-Z]/);
    // A refusal says itself what helps.
    if (failure.kind !== 'cancelled' && failure.kind !== 'rejected') {
      expect(message).toMatch(STEP);
    }
  });

  test('are different for each set of data', () => {
    const same = new Set(['notJson', 'notCsv']);
    const others = ALL.filter((failure) => !('reason' in failure) || !same.has(failure.reason));
    const messages = others.map((failure) => failureText(failure, MAIN).message);
    expect(new Set(messages).size).toBe(messages.length);
  });

  test.each<Failure>([
    ...FAILURES.redirect,
    ...FAILURES.caFile,
    ...FAILURES.tls,
    { kind: 'certificate', host: 'gitlab.example.com', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    { kind: 'certificate', host: 'gitlab.example.com', code: 'HOSTNAME_MISMATCH' },
  ])('lead from $kind to the instance, where address and CA file are changed', (failure) => {
    expect(actionTitle(failureText(failure, MAIN).action)).toBe('Edit Instance…');
  });

  test('name the instance as its owner does', () => {
    const { message } = failureText({ kind: 'tokenRevoked' }, { url: MAIN.url, name: 'Production' });
    expect(message).toBe('The token for Production was revoked. Create a new one in GitLab and replace it.');
  });

  test('count as people do', () => {
    expect(failureText({ kind: 'timeout', seconds: 1300, waitingFor: 'end' }, MAIN).summary).toBe(
      'No response within 1,300 s',
    );
    expect(failureText({ kind: 'rateLimited', retryAfterSeconds: 900 }, MAIN).message).toContain(
      'in 15 minutes.',
    );
  });
});
