import { describe, expect, it } from 'vitest';
import { looksLikeKey } from '../../../../../src/licensing/key/text/keyStart';

const start = (part: string) => Buffer.from(`{"${part}":"abcdefgh`).toString('base64');

describe('a text at first sight', () => {
  it.each([
    start('data'),
    `-----BEGIN GITLAB ENTERPRISE EDITION LICENSE-----\n${start('key')}`,
    `Hello,\n\n> ${start('iv')}`,
  ])('looks like a license key: %j', (text) => {
    expect(looksLikeKey(text)).toBe(true);
  });

  it.each([
    '',
    'license',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x',
    Buffer.from('{"other":1}').toString('base64'),
    'ABCDEFGHIJKLMNOPQRSTUVWX',
  ])('does not: %j', (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });

  it('is read once, however long it is', () => {
    const begin = performance.now();
    expect(looksLikeKey('eyJ'.repeat(1_000_000))).toBe(false);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
