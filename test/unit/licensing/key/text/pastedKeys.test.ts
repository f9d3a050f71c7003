import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keyFileText } from '../../../../../src/licensing/key/keyFileText';
import { recognizeKey } from '../../../../../src/licensing/key/recognizeKey';
import { readingOf, sampleNames, sampleText } from '../samples';

const KEY = recognized(sampleText('pasted', 'psql.txt'));
const LINES = KEY.trimEnd().split('\n');
const CONTENT = { plan: 'ultimate', seats: 100, licensee: { Name: 'Ada Example' }, startsAt: '2026-11-25' };

function recognized(text: string): string {
  const found = recognizeKey(text);
  return found.kind === 'licenseKey' ? found.key : found.kind;
}

function around(line: (line: string, index: number) => string, separator = '\n'): string {
  return LINES.map(line).join(separator);
}

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const wrapped = (text: string) => text.replace(/.{1,76}/g, '$&\r\n');

describe('what people paste', () => {
  it.each(sampleNames('pasted').filter((name) => name !== 'jwt.txt'))('%s is read', (name) => {
    expect(readingOf('pasted', sampleText('pasted', name))).toMatchObject({ kind: 'read', content: CONTENT });
    expect(recognized(sampleText('pasted', name))).toBe(KEY);
  });

  it('a JSON web token is no license key, though it begins as one', () => {
    const token = sampleText('pasted', 'jwt.txt');
    expect(recognizeKey(token)).toEqual({ kind: 'somethingElse', looksLike: 'webToken' });
    expect(recognizeKey(`Authorization: Bearer ${token}`)).toEqual({
      kind: 'somethingElse',
      looksLike: 'webToken',
    });
    expect(recognized(`curl -H "Authorization: Bearer ${token.trim()}" -d '{"license":"${KEY}"}'`)).toBe(KEY);
  });

  it.each<[string, string]>([
    ['plus signs at both edges of lines', around((line) => `+ ${line} +`)],
    ['concatenated in a program', around((line) => `"${line}\\n" +`)],
    ['assigned line by line', around((line) => `key += "${line}";`)],
    ['<br/> in one line', around((line) => line, '<br/>')],
    ['a page with styles', around((line) => `<div style="color: red" class='a'>${line}</div>`)],
    ['written-out tags', around((line) => line, '&lt;br&gt;')],
    ['&#10;', around((line) => line, '&#10;')],
    ['&#x0A;', around((line) => line, '&#x0A;')],
    ['&nbsp;', around((line) => `&nbsp;${line}`)],
    ['%0A', around((line) => line, '%0A')],
    ['%0D%0A', encodeURIComponent(KEY.replaceAll('\n', '\r\n'))],
    ['%250A', encodeURIComponent(encodeURIComponent(KEY))],
    ['quoted-printable', `${LINES.join('').replace(/.{1,75}/g, '$&=\r\n')}=3D=3D`],
    ['=20 at the ends', around((line) => `${line}=20`)],
    ['line numbers with colons', around((line, index) => `${index + 1}:${line}`)],
    ['line numbers with bars', around((line, index) => `${index + 1} | ${line}`)],
    ['times in front', around((line) => `2026-11-25T10:11:12.123456Z stdout F ${line}`)],
    ['page breaks', around((line, index) => (index % 9 === 8 ? `${line}\nPage 1 of 2\n\f` : line))],
    [
      'page breaks in another language',
      around((line, index) => (index === 9 ? `${line}\n– Seite 1 von 2 –` : line)),
    ],
    [
      'a page break within one long line',
      `${LINES.join('').slice(0, 700)} Page 1 of 2 ${LINES.join('').slice(700)}`,
    ],
    [
      'a page break with a hash',
      around((line, index) => (index === 9 ? `${line}\n${'0a'.repeat(32)}` : line)),
    ],
    ['UTF-16 read as something else', Array.from(KEY, (char) => `${char}\0`).join('')],
    ['the same key twice', KEY + KEY],
    ['the same key twice, differently', KEY + around((line) => line, '<br>')],
    ['base64 twice', base64(KEY)],
    ['base64 twice, numbered', base64(KEY).replace(/.{76}/g, '$&\n').replace(/^/gm, '  7  ')],
    [
      'base64 of a key between BEGIN and END',
      base64(`-----BEGIN X LICENSE-----\n${KEY}-----END X LICENSE-----`),
    ],
    ['base64 of UTF-16', base64(Buffer.from(KEY, 'utf16le'))],
    ['base64 of UTF-16 with a mark', base64(Buffer.from(`\uFEFF${KEY}`, 'utf16le'))],
    ['base64 of gzip', base64(gzipSync(KEY))],
    ['base64 of base64 of gzip', base64(base64(gzipSync(KEY)))],
    [
      'an attachment',
      `Content-Type: text/plain\n\nYour key is attached.\n--b\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(KEY))}--b--`,
    ],
    [
      'a text and the same as an attachment',
      `${KEY}\n--b\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(KEY))}--b--`,
    ],
  ])('%s', (_name, text) => {
    const found = recognized(text);
    expect(found.replaceAll('\n', '')).toBe(KEY.replaceAll('\n', ''));
  });

  it.each<[string, string, object]>([
    ['two different keys', KEY + sampleText('gem', '01-plain.gitlab-license'), { kind: 'several' }],
    [
      'a key and another as an attachment',
      `${KEY}\n--b\n\n${wrapped(base64(sampleText('gem', '01-plain.gitlab-license')))}`,
      { kind: 'several' },
    ],
    [
      'two secrets',
      `a: ${base64(KEY)}\nb: ${base64(sampleText('gem', '01-plain.gitlab-license'))}`,
      { kind: 'several' },
    ],
    [
      'words that touch the lines',
      around((line, index) => (index > 2 ? `word${line}` : line)),
      { kind: 'foreign', line: 4 },
    ],
    ['one lost character', KEY.slice(0, 200) + KEY.slice(201), { kind: 'cutShort', missing: 'middle' }],
  ])('is not read: %s', (_name, text, expected) => {
    expect(recognizeKey(text)).toMatchObject(expected);
  });
});

describe('a file with a key', () => {
  const utf16be = Buffer.from(KEY, 'utf16le').swap16();
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(KEY)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${KEY}`)],
    ['UTF-16', Buffer.from(KEY, 'utf16le')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${KEY}`, 'utf16le')],
    ['UTF-16 with the other order of bytes', utf16be],
    ['gzip', gzipSync(KEY)],
    ['gzip of UTF-16', gzipSync(Buffer.from(KEY, 'utf16le'))],
  ])('in %s is read', (_name, bytes) => {
    expect(recognized(keyFileText(bytes))).toBe(KEY);
  });

  it('in gzip that unpacks to too much, or is damaged, is not', () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const damaged = gzipSync(KEY).subarray(0, 300);
    for (const bytes of [bomb, damaged]) {
      expect(recognizeKey(keyFileText(bytes))).toEqual({ kind: 'somethingElse', looksLike: 'archive' });
    }
    expect(recognizeKey(base64(bomb))).toEqual({ kind: 'somethingElse' });
  });
});
