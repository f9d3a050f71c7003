import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import { readStoredState, storedStateText } from '../../../../src/fleet/stored/storedState';
import { A, fetchedAt } from '../support';

const LAST = fetchedAt(1_000);
const HOST = 'gitlab.example';

const attempt = (failure: unknown) => ({ kind: 'failed', failure, at: 2_000, inARow: 3 });

/** The state with a failure as the file of an instance gives it back. */
function readWith(failed: unknown) {
  const text = storedStateText(A, { last: LAST }, undefined);
  return readStoredState(JSON.stringify({ ...(JSON.parse(text) as object), failed }), A);
}

const FAILURES: readonly Failure[] = [
  { kind: 'unauthorized', serverMessage: '401 Unauthorized' },
  { kind: 'unauthorized', reason: 'characters' },
  { kind: 'tokenExpired', expiresAt: '2027-01-01' },
  { kind: 'tokenRevoked' },
  { kind: 'insufficientScope', wanted: ['read_api'] },
  { kind: 'notAdmin', username: 'jane' },
  { kind: 'adminMode' },
  { kind: 'forbidden', serverMessage: '403 Forbidden' },
  { kind: 'proxy', status: 407 },
  { kind: 'blocked', status: 403 },
  { kind: 'readOnly' },
  { kind: 'notFound', what: 'record' },
  { kind: 'notFound', what: 'route', since: '16.4' },
  { kind: 'notSupported', reason: 'communityEdition', version: '18.1' },
  { kind: 'notSupported', reason: 'olderServer', version: '15.0', since: '15.5' },
  { kind: 'rejected', status: 400 },
  { kind: 'rateLimited', retryAfterSeconds: 60 },
  { kind: 'maintenance', retryAfterSeconds: 60 },
  { kind: 'server', status: 503 },
  { kind: 'timeout', seconds: 30, waitingFor: 'headers' },
  { kind: 'dns', host: HOST, temporary: true },
  { kind: 'refused', host: HOST, code: 'ECONNREFUSED' },
  { kind: 'proxyUnreachable', host: 'proxy.example.com', code: 'ENOTFOUND' },
  { kind: 'port', hostname: HOST, port: 25 },
  { kind: 'reset', host: HOST },
  { kind: 'certificate', host: HOST, code: 'CERT_HAS_EXPIRED' },
  { kind: 'caFile', path: '/ca.pem', reason: 'unreadable', code: 'ENOENT' },
  { kind: 'caFile', path: '/ca.pem', reason: 'noCertificate' },
  { kind: 'tls', host: HOST, code: 'EPROTO' },
  { kind: 'redirect', address: 'https://new.example' },
  { kind: 'notGitLab', reason: 'html', status: 404, title: 'Not Found' },
  { kind: 'notGitLab', reason: 'notJson', status: 200 },
  { kind: 'notGitLab', reason: 'otherProduct', status: 404 },
  { kind: 'notGitLab', reason: 'redirected', location: 'https://sso.example' },
  { kind: 'notGitLab', reason: 'notHttp', host: HOST },
  { kind: 'notGitLab', reason: 'shape', field: 'licenses.0.id', others: ['plan'] },
  { kind: 'tooLarge', limitBytes: 1 },
  { kind: 'tooLarge', limitRows: 1 },
];

describe('a stored failure', () => {
  it.each(FAILURES)('comes back as it was: %o', (failure) => {
    expect(readWith(attempt(failure))).toEqual({ kind: 'known', last: LAST, failed: attempt(failure) });
  });

  it('comes back of an instance that has never answered', () => {
    const failed = { kind: 'failed', failure: FAILURES[3]!, at: 2_000, inARow: 1 } as const;
    const text = storedStateText(A, { failed }, undefined);
    expect(readStoredState(text, A)).toEqual({ kind: 'known', failed });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'timeout'],
    ['of an unknown kind', attempt({ kind: 'quantum' })],
    ['without what belongs to its kind', attempt({ kind: 'server' })],
    ['of somebody who canceled', attempt({ kind: 'cancelled' })],
    ['at no time', { ...attempt(FAILURES[3]), at: 'noon' }],
    ['without a count', { ...attempt(FAILURES[3]), inARow: 0 }],
  ])('that is %s is none, and costs no license', (_what, failed) => {
    expect(readWith(failed)).toEqual({ kind: 'known', last: LAST });
  });

  it('stays when only licenses are stored, and goes when it is said to', () => {
    const failed = { kind: 'failed', failure: FAILURES[3]!, at: 2_000, inARow: 1 } as const;
    const before = storedStateText(A, { failed }, undefined);
    expect(readStoredState(storedStateText(A, { last: LAST }, before), A)).toMatchObject({ failed });
    const after = storedStateText(A, { last: LAST, failed: undefined }, before);
    expect(readStoredState(after, A)).toEqual({ kind: 'known', last: LAST });
  });
});
