import { afterAll, describe, expect, it } from 'vitest';
import { decodeKey, encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { HAS_OPENSSL, OpensslEncoder } from '../../../gitlab/keys/opensslKeys';
import { add, start } from '../calls';

const NAMES = { Name: 'Søren Ångström', Email: 'søren@例え.jp', Company: 'Müller & Söhne 株式会社' };

describe('keys in the format of gitlab-license', () => {
  const { privateKey, publicKey } = throwawayKeyPair();

  it('are base64 in lines of sixty characters, around JSON with three base64 parts', () => {
    const key = encodeKey(keyAttributes(), privateKey);
    const lines = key.split('\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.slice(0, -2).every((line) => line.length === 60)).toBe(true);
    const envelope = JSON.parse(Buffer.from(key, 'base64').toString()) as Record<string, string>;
    expect(Object.keys(envelope)).toEqual(['data', 'key', 'iv']);
    expect(Buffer.from(envelope.key ?? '', 'base64')).toHaveLength(256);
    expect(Buffer.from(envelope.iv ?? '', 'base64')).toHaveLength(16);
    expect(envelope.iv).toMatch(/\n$/);
  });

  it('stand between lines of sixty columns when they have a boundary', () => {
    const lines = encodeKey(keyAttributes(), privateKey, 'GitLab Enterprise Edition').split('\n');
    expect(lines[0]).toBe('-----------BEGIN GITLAB ENTERPRISE EDITION LICENSE----------');
    expect([lines[0]?.length, lines.at(-1)?.length]).toEqual([60, 60]);
    expect(lines.at(-1)).toContain('END GITLAB ENTERPRISE EDITION LICENSE');
  });

  it.each<[string, (key: string) => string]>([
    ['as they are', (key) => key],
    ['in one line', (key) => key.replaceAll('\n', '')],
    ['with CRLF', (key) => key.replaceAll('\n', '\r\n')],
    ['indented', (key) => key.replaceAll('\n', '\n    ')],
    ['without padding', (key) => key.replaceAll('=', '')],
    [
      'with text before the boundary',
      (key) => `Dear customer,\n-----BEGIN X LICENSE-----\n${key}-----END X LICENSE---\nYours`,
    ],
  ])('are read %s', (_, spoil) => {
    const attributes = keyAttributes({ licensee: NAMES });
    expect(decodeKey(spoil(encodeKey(attributes, privateKey)), publicKey)).toEqual({
      kind: 'readable',
      attributes,
    });
  });

  it('are not read when cut off', () => {
    const key = encodeKey(keyAttributes(), privateKey);
    expect(decodeKey(key.slice(0, 900), publicKey)).toEqual({ kind: 'unreadable' });
  });
});

describe.runIf(HAS_OPENSSL)('keys made by OpenSSL’s command line', () => {
  const openssl = new OpensslEncoder();
  afterAll(() => openssl.remove());

  it.each([
    ['wrapped at sixty columns', ['--columns', '60']],
    ['not wrapped', []],
    ['wrapped, between BEGIN and END', ['--columns', '60', '--boundary']],
    ['not wrapped, between BEGIN and END', ['--boundary']],
    ['wrapped, with CRLF', ['--columns', '60', '--crlf']],
    ['between BEGIN and END, with CRLF', ['--columns', '64', '--boundary', '--crlf']],
  ])('%s are accepted with everything they say', async (_, options) => {
    const gitlab = await start();
    const attributes = keyAttributes({
      licensee: NAMES,
      issued_at: '2026-01-10',
      expires_at: '2099-01-10',
      restrictions: { plan: 'premium', active_user_count: 123, previous_user_count: 5000 },
    });
    const reply = await add(gitlab, openssl.encode(attributes, options));
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      licensee: NAMES,
      plan: 'premium',
      starts_at: '2026-01-10',
      expires_at: '2099-01-10',
      user_limit: 123,
    });
  });

  it('without an end are accepted', async () => {
    const gitlab = await start();
    const reply = await add(
      gitlab,
      openssl.encode(keyAttributes({ expires_at: undefined }), ['--columns', '60']),
    );
    expect(reply.json).toMatchObject({ expires_at: null, expired: null });
  });
});
