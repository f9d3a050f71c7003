import { createPublicKey } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import { recognizeKey } from '../../../../src/licensing/key/recognizeKey';
import { GITLAB_PUBLIC_KEY, type PublicKey } from '../../../../src/licensing/key/publicKeys';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { typeFlags } from '../../../gitlab/keys/licenseKey';
import { keyOf } from './envelopes';
import { HAS_OPENSSL, OpensslEncoder } from '../../../gitlab/keys/opensslKeys';
import { encodeSecondly, otherKeyPair, type Layout } from './secondEncoder';

/** Each key takes a dozen short programs, which a busy machine starts slowly. */
const PROGRAMS_LIMIT_MS = 60_000;

const OWN: PublicKey = { name: 'throwaway', pem: throwawayKeyPair().publicKey };
const ATTRIBUTES = {
  version: 1,
  licensee: { Name: 'Søren Ångström', Email: 'søren@例え.jp', Company: 'Müller & Söhne "株式会社" 🦊' },
  issued_at: '2026-01-27',
  expires_at: '2027-01-27',
  restrictions: { plan: 'premium', active_user_count: 200 },
};
const CONTENT = {
  type: 'legacy',
  plan: 'premium',
  startsAt: '2026-01-27',
  expiresAt: '2027-01-27',
  licensee: ATTRIBUTES.licensee,
  isTrial: false,
  isFromCancellation: false,
  isTemporaryExtension: false,
  isReconciled: false,
  hasRestrictions: true,
  seats: 200,
  addOnPurchases: [],
  addOns: {},
};

/** As it is read after someone has pasted it. */
function read(text: string, publicKeys: readonly PublicKey[] = [OWN]) {
  const recognized = recognizeKey(text);
  return recognized.kind === 'licenseKey' ? readLicenseKey(recognized.key, publicKeys) : recognized;
}

const LAYOUTS: readonly (readonly [string, Layout])[] = [
  ['wrapped at sixty columns', { columns: 60 }],
  ['not wrapped', {}],
  ['wrapped, between BEGIN and END', { columns: 60, boundary: true }],
  ['not wrapped, between BEGIN and END', { boundary: true }],
  ['wrapped, with CRLF', { columns: 60, crlf: true }],
  ['between BEGIN and END, with CRLF', { columns: 64, boundary: true, crlf: true }],
  ['not wrapped, with CRLF', { crlf: true }],
];

describe.runIf(HAS_OPENSSL)('keys made by OpenSSL’s command line', { timeout: PROGRAMS_LIMIT_MS }, () => {
  const openssl = new OpensslEncoder();
  afterAll(() => openssl.remove());

  it.each(LAYOUTS)('%s are read with everything they say', (_, { columns, boundary, crlf }) => {
    const options = [
      ...(columns === undefined ? [] : ['--columns', String(columns)]),
      ...(boundary === true ? ['--boundary'] : []),
      ...(crlf === true ? ['--crlf'] : []),
    ];
    const text = openssl.encode(ATTRIBUTES, options);
    expect(read(text)).toEqual({ kind: 'read', content: CONTENT, reader: 'throwaway' });
  });
});

describe('keys made by another encoder', () => {
  /** A whole key of the attributes, for those that need no other. */
  const usualKey = encodeSecondly(ATTRIBUTES);

  it.each(LAYOUTS)('%s are read with everything they say', (_, layout) => {
    const text = encodeSecondly(ATTRIBUTES, layout);
    expect(read(text)).toEqual({ kind: 'read', content: CONTENT, reader: 'throwaway' });
  });

  it('without an end have none', () => {
    const reading = read(encodeSecondly({ ...ATTRIBUTES, expires_at: undefined }));
    expect(reading.kind === 'read' && 'expiresAt' in reading.content).toBe(false);
    expect(reading.kind).toBe('read');
  });

  it('without restrictions are read, with GitLab’s default plan', () => {
    const { expiresAt, startsAt, licensee } = CONTENT;
    const reading = read(encodeSecondly({ ...ATTRIBUTES, restrictions: undefined }));
    expect(reading).toMatchObject({
      kind: 'read',
      content: { plan: 'starter', hasRestrictions: false, startsAt, expiresAt, licensee },
    });
    expect(reading.kind === 'read' && 'seats' in reading.content).toBe(false);
  });

  it.each([
    ['legacy_license', 'legacy'],
    ['offline_cloud', 'offlineCloud'],
    ['online_cloud', 'onlineCloud'],
  ] as const)('of the type %s', (type, expected) => {
    const reading = read(encodeSecondly({ ...ATTRIBUTES, ...typeFlags(type) }));
    expect(reading).toMatchObject({ kind: 'read', content: { type: expected } });
  });

  it.each([1024, 1536])('with an RSA key of %d bits', (bits) => {
    const pair = otherKeyPair(bits);
    const text = encodeSecondly(ATTRIBUTES, undefined, pair);
    expect(read(text, [{ name: `${bits}`, pem: pair.publicKey }])).toMatchObject({
      kind: 'read',
      reader: `${bits}`,
    });
  });

  it('are read by the public key that fits, whichever comes first', () => {
    const other = { name: 'other', pem: otherKeyPair().publicKey };
    expect(read(usualKey, [GITLAB_PUBLIC_KEY, other, OWN])).toMatchObject({
      kind: 'read',
      reader: 'throwaway',
    });
    expect(read(usualKey, [OWN, other])).toMatchObject({ kind: 'read', reader: 'throwaway' });
  });

  it('are read in spite of public keys that are none', () => {
    const broken = ['', 'nonsense', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n'];
    const publicKeys = broken.map((pem) => ({ name: 'broken', pem }));
    expect(read(usualKey, [...publicKeys, OWN])).toMatchObject({ reader: 'throwaway' });
  });

  it('are read with a public key in PKCS #1 and with CRLF', () => {
    const key = createPublicKey(OWN.pem);
    const pem = key.export({ type: 'pkcs1', format: 'pem' }).toString().replaceAll('\n', '\r\n');
    expect(pem).toContain('BEGIN RSA PUBLIC KEY');
    expect(read(usualKey, [{ name: 'PKCS #1', pem }])).toMatchObject({ reader: 'PKCS #1' });
  });

  it('are not read by a private key', () => {
    const pem = throwawayKeyPair().privateKey;
    expect(read(usualKey, [{ name: 'private', pem }])).toEqual({ kind: 'unreadable' });
  });

  it('are unreadable for other public keys', () => {
    expect(read(usualKey, [GITLAB_PUBLIC_KEY])).toEqual({ kind: 'unreadable' });
    expect(read(usualKey, [])).toEqual({ kind: 'unreadable' });
  });

  it.each([
    ['an array', [1]],
    ['null', null],
    ['a text', 'license'],
  ])('are malformed when they hold %s', (_, value) => {
    const malformed = { kind: 'malformed', type: 'legacy', problem: 'attributes', reader: 'throwaway' };
    expect(read(encodeSecondly(value))).toEqual(malformed);
  });

  it('are malformed when something is wrong with their attributes', () => {
    const text = encodeSecondly({ ...ATTRIBUTES, ...typeFlags('online_cloud'), licensee: {} });
    const malformed = { kind: 'malformed', type: 'onlineCloud', problem: 'licensee', reader: 'throwaway' };
    expect(read(text)).toEqual(malformed);
  });

  it.each([
    ['no JSON', Buffer.from('hello')],
    ['no UTF-8', Buffer.from('{"licensee":{"Name":"\xff\xfe\xa1"},"issued_at":"2026-01-27"}', 'latin1')],
  ])('are unreadable, though opened, when they hold %s', (_, bytes) => {
    expect(read(encodeSecondly(bytes))).toEqual({
      kind: 'unreadable',
      openedBy: 'throwaway',
      holdsNoJson: true,
    });
  });
});

describe('a key of which something was altered', () => {
  it('is unreadable, but says which public key opens it', () => {
    const envelope = envelopeOf(encodeSecondly(ATTRIBUTES, {}));
    const altered = keyOf({ ...envelope, data: flipped(envelope.data) });
    expect(readLicenseKey(altered, [GITLAB_PUBLIC_KEY, OWN])).toEqual({
      kind: 'unreadable',
      openedBy: 'throwaway',
      holdsNoJson: true,
    });
    const otherKey = keyOf({ ...envelope, key: flipped(envelope.key) });
    expect(readLicenseKey(otherKey, [GITLAB_PUBLIC_KEY, OWN])).toEqual({ kind: 'unreadable' });
  });

  it('is unreadable when it is not whole', () => {
    for (const key of ['', 'eyJkYXRhIjoi', 'nonsense', 'bnVsbA==']) {
      expect(readLicenseKey(key, [OWN])).toEqual({ kind: 'unreadable' });
    }
  });
});

function envelopeOf(key: string): { data: string; key: string; iv: string } {
  return JSON.parse(Buffer.from(key, 'base64').toString()) as { data: string; key: string; iv: string };
}

/** The same base64 with one bit of its first block altered. */
function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[20] = (bytes[20] ?? 0) ^ 0x80;
  return bytes.toString('base64');
}
