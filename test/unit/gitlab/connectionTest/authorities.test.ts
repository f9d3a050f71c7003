import { describe, expect, test } from 'vitest';
import { fitOfAuthorities, isUnknownAuthority } from '../../../../src/gitlab/connectionTest/authorities';
import { readCertificate } from '../../../../src/gitlab/connectionTest/certificate';
import * as certificates from '../../../gitlab/certificate';

const authority = certificates.newAuthority('Test CA');
const other = certificates.newAuthority('Test CA');
const server = authority.issue();
const chain = [readCertificate(server.cert)];

describe('a file of certificates', () => {
  test('completes the chain of the server with its root', () => {
    expect(fitOfAuthorities([other.ca, authority.ca], chain)).toBe('completes');
  });

  test('of another authority does not, even of the same name', () => {
    expect(fitOfAuthorities([other.ca], chain)).toBe('otherAuthority');
  });

  test("with the server's own certificate alone is no authority", () => {
    expect(fitOfAuthorities([server.cert], chain)).toBe('noAuthority');
  });

  test('with a self-signed certificate of the server completes it', () => {
    const { cert } = certificates.selfSignedCertificate();
    expect(fitOfAuthorities([cert], [readCertificate(cert)])).toBe('completes');
  });

  test('fits nothing when no certificate of the server was seen', () => {
    expect(fitOfAuthorities([authority.ca], [])).toBe('otherAuthority');
  });
});

test.each([
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
  ['SELF_SIGNED_CERT_IN_CHAIN', true],
  ['CERT_HAS_EXPIRED', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false],
])('a file can help with %s: %s', (code, helps) => {
  expect(isUnknownAuthority(code)).toBe(helps);
});
