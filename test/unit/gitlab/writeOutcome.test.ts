import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/gitlab/errors';
import { networkFailure } from '../../../src/gitlab/http/networkErrors';
import { mayHaveHappened, mayStillRun } from '../../../src/gitlab/writeOutcome';

const HOST = 'gitlab.example.com';

const UNCLEAR: readonly Failure[] = [
  { kind: 'reset', host: HOST },
  { kind: 'timeout', seconds: 30, waitingFor: 'headers' },
  { kind: 'cancelled' },
  { kind: 'server', status: 500 },
  { kind: 'server', status: 502 },
  { kind: 'tooLarge', limitBytes: 1 },
  { kind: 'notGitLab', reason: 'html', status: 200 },
  { kind: 'notGitLab', reason: 'shape', field: 'id' },
  { kind: 'unexpected', where: 'Error' },
];

const CLEAR: readonly Failure[] = [
  { kind: 'unauthorized' },
  { kind: 'tokenExpired' },
  { kind: 'tokenRevoked' },
  { kind: 'insufficientScope', wanted: ['api'] },
  { kind: 'notAdmin' },
  { kind: 'adminMode' },
  { kind: 'forbidden' },
  { kind: 'proxy', status: 401 },
  { kind: 'blocked', status: 403 },
  { kind: 'port', hostname: HOST, port: 10080 },
  { kind: 'readOnly' },
  { kind: 'notFound', what: 'record' },
  { kind: 'notFound', what: 'route' },
  { kind: 'notSupported', reason: 'communityEdition', version: '18.10.1' },
  { kind: 'rejected', status: 400 },
  { kind: 'rejected', status: 202 },
  { kind: 'rateLimited' },
  { kind: 'maintenance', retryAfterSeconds: 900 },
  { kind: 'dns', host: HOST, temporary: false },
  { kind: 'refused', host: HOST, code: 'ECONNREFUSED' },
  { kind: 'certificate', host: HOST, code: 'CERT_HAS_EXPIRED' },
  { kind: 'caFile', reason: 'noCertificate', path: 'ca.pem' },
  { kind: 'tls', host: HOST, code: 'EPROTO' },
  { kind: 'redirect', address: 'https://other.example.com' },
  { kind: 'secretStorage' },
];

describe('a write that failed', () => {
  it.each(UNCLEAR)('may have been carried out after $kind', (failure) => {
    expect(mayHaveHappened(failure)).toBe(true);
  });

  it.each(CLEAR)('was not carried out after $kind', (failure) => {
    expect(mayHaveHappened(failure)).toBe(false);
  });

  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE'])(
    'on a connection that stood may have been carried out after %s',
    (code) => {
      const broken = (syscall: string) =>
        networkFailure(
          new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) }),
          new URL(`https://${HOST}`),
        );
      expect(mayHaveHappened(broken('read'))).toBe(true);
      expect(mayHaveHappened(broken('write'))).toBe(true);
    },
  );

  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED'])(
    'while it connected was not carried out: %s',
    (code) => {
      const cause = Object.assign(new Error(code), { code, syscall: 'connect' });
      expect(
        mayHaveHappened(networkFailure(new TypeError('fetch failed', { cause }), new URL(`https://${HOST}`))),
      ).toBe(false);
    },
  );

  it('may still be at work where nobody waited for its end', () => {
    const running = [...UNCLEAR, ...CLEAR].filter(mayStillRun).map(({ kind }) => kind);
    expect(running).toEqual(['timeout', 'cancelled', 'server']);
    const proxy = (status: number) => mayStillRun({ kind: 'server', status });
    expect([500, 502, 503, 504].filter(proxy)).toEqual([502, 504]);
  });
});
