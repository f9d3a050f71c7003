import { describe, expect, it } from 'vitest';
import { recognizeKey, type KeyText } from '../../../../src/licensing/key/recognizeKey';
import { parsePublicKey } from '../../../../src/licensing/key/publicKeys';
import { keyTextProblem, publicKeyProblem } from '../../../../src/words/precheck/keyTextProblem';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';

const { privateKey, publicKey } = throwawayKeyPair();
const KEY = encodeKey(keyAttributes(), privateKey);
const JOINED = KEY.replaceAll('\n', '');

/** What is said of a text from the clipboard. */
function said(text: string): string {
  const recognized = recognizeKey(text);
  if (recognized.kind === 'licenseKey') {
    throw new Error('it is a key');
  }
  return keyTextProblem(recognized, 'clipboard');
}

describe('a text that is no license key', () => {
  it.each<[what: string, text: string, problem: RegExp]>([
    [
      'an activation code',
      'Ab3dEf6hIj9lMn2pQr5tUv8x',
      /activation code, not a license key.*Subscription page/,
    ],
    [
      'a key without its end',
      KEY.slice(0, 600),
      /incomplete license key \(\d+ characters, up to its "data" field\)/,
    ],
    ['a key without its start', KEY.slice(500), /without its beginning \([\d,]+ characters\)/],
    ['the middle of a key', KEY.slice(500, -500), /only the middle of a license key \([\d,]+ characters\)/],
    ['a damaged key', JOINED.slice(0, 400) + JOINED.slice(408), /with a damaged "data" field/],
    ['two keys', `${KEY}\n${encodeKey(keyAttributes(), privateKey)}`, /more than one license key/],
    [
      'a key with words in its lines',
      KEY.replaceAll('\n', 'ends\nHere it is '),
      /other text between its lines, first in line 2\. Remove everything/,
    ],
    ['too much', 'x'.repeat(1024 * 1024 + 1), /larger than 1 MiB/],
    ['nothing', ' \n', /is empty\. Copy the license key/],
    ['a usage export', 'License Key,"eyJ"\nEmail,x\n\nDate,Billable User Count\n', /It's a usage export/],
    ['a token', 'glpat-0123456789abcdefghij', /It's an access token\. Keep it secret/],
    ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJkYXRhIjp7fX0.abcDEF', /JSON web token \(JWT\)\. Keep/],
    ['an archive', 'PK\u0003\u0004', /an archive\. Extract/],
    ['a private key', privateKey, /It's a private key\. Keep it secret/],
    ['a public key', publicKey, /It's a public key/],
    ['a page', '<!DOCTYPE html><html><body>Hello</body></html>', /It's a web page/],
    ['an address', 'https://gitlab.example.com/admin', /It's a URL/],
    [
      'a letter',
      'Dear customer',
      /doesn't contain a license key\. Copy the entire block of letters and digits/,
    ],
  ])('is told, with what to do: %s', (_what, text, problem) => {
    expect(said(text)).toMatch(/^The clipboard /);
    expect(said(text)).toMatch(problem);
  });

  it('is told with where it came from, and with nothing of it', () => {
    const cut = recognizeKey(KEY.slice(0, 600)) as Exclude<KeyText, { kind: 'licenseKey' }>;
    expect(keyTextProblem(cut, 'selection')).toMatch(/^The selection contains an incomplete license key/);
    expect(keyTextProblem(cut, 'file')).toMatch(/^The file contains/);
    for (const text of [KEY.slice(0, 600), KEY.slice(500), 'glpat-0123456789abcdefghij', privateKey]) {
      const runs = text.match(/[\w+/]{8,}/g)?.flatMap((run) => run.match(/.{8}/g) ?? []) ?? [];
      expect(runs.filter((run) => said(text).includes(run))).toEqual([]);
    }
  });
});

describe('a file that is no public key', () => {
  it.each([
    ['a private key', privateKey, "private.pem contains a private key, so it wasn't read."],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'private.pem contains a certificate instead of a public key.',
    ],
    ['no PEM', 'hello', "private.pem isn't a PEM file."],
    ['a damaged key', publicKey.replace('MIIB', 'MIIC'), 'private.pem is damaged.'],
  ])('is told: %s', (_what, pem, text) => {
    const parsed = parsePublicKey('private.pem', pem);
    expect(parsed.kind).toBe('refused');
    expect(parsed.kind === 'refused' && publicKeyProblem('private.pem', parsed.problem)).toBe(text);
  });

  it('is told when it is of another kind', () => {
    expect(publicKeyProblem('ec.pem', 'notRsa')).toBe("ec.pem contains a public key that isn't an RSA key.");
  });
});
