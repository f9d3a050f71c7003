import { describe, expect, it } from 'vitest';
import { caFileMends } from '../../../../src/ui/signIn/services';

describe('a CA file', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('can make a certificate trusted: %s', (code) => {
    expect(caFileMends({ kind: 'certificate', host: 'gitlab.example', code })).toBe(true);
  });

  it.each(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'])(
    'does not make a certificate a better one: %s',
    (code) => {
      expect(caFileMends({ kind: 'certificate', host: 'gitlab.example', code })).toBe(false);
    },
  );

  it('can take the place of one that is of no use', () => {
    expect(caFileMends({ kind: 'caFile', reason: 'noCertificate', path: '/ca.pem' })).toBe(true);
    expect(caFileMends({ kind: 'dns', host: 'gitlab.example', temporary: false })).toBe(false);
  });
});
