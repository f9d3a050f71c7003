import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../src/licensing/key/fingerprint';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';

const { privateKey } = throwawayKeyPair();
const KEY = encodeKey(keyAttributes(), privateKey);

describe('the fingerprint of a license key', () => {
  it('is the beginning of the SHA-256 of its envelope', () => {
    const envelope = Buffer.from(KEY, 'base64');
    expect(fingerprintOf(KEY)).toBe(createHash('sha256').update(envelope).digest('hex').slice(0, 12));
  });

  it.each<[string, string]>([
    ['no line ends', KEY.replaceAll('\n', '')],
    ['CRLF', KEY.replaceAll('\n', '\r\n')],
    ['other line lengths', KEY.replaceAll('\n', '').replace(/.{1,64}/g, '$&\n')],
    ['no padding', KEY.replaceAll('=', '')],
    ['BEGIN and END lines', `-----BEGIN X LICENSE-----\r\n${KEY}-----END X LICENSE-----`],
    ['quotes', KEY.replace(/^/gm, '> ')],
  ])('does not change with %s', (_, text) => {
    expect(fingerprintOf(text)).toBe(fingerprintOf(KEY));
  });

  it('is another for another key, though it says the same', () => {
    expect(fingerprintOf(encodeKey(keyAttributes(), privateKey))).not.toBe(fingerprintOf(KEY));
  });

  it('exists of any text', () => {
    for (const text of ['', 'nonsense', KEY.slice(0, 500)]) {
      expect(fingerprintOf(text)).toMatch(/^[0-9a-f]{12}$/);
    }
  });
});
