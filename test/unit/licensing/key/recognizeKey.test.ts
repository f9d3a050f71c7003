import { describe, expect, it } from 'vitest';
import { KEY_LIMIT_BYTES, recognizeKey } from '../../../../src/licensing/key/recognizeKey';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { base64Of, keyOf } from './envelopes';

const KEY = encodeKey(keyAttributes(), throwawayKeyPair().privateKey);
const OTHER_KEY = encodeKey(keyAttributes(), throwawayKeyPair().privateKey);
const LINES = KEY.trimEnd().split('\n');
const ONE_LINE = `${LINES.join('')}\n`;

function around(line: (line: string) => string, separator = '\n'): string {
  return LINES.map(line).join(separator);
}

describe('a whole license key is found', () => {
  it.each<[string, string]>([
    ['as it is', KEY],
    ['without a line feed at the end', KEY.trimEnd()],
    ['with several of them', `\n\n${KEY}\n\n\n`],
    ['with CRLF', KEY.replaceAll('\n', '\r\n')],
    ['with CR', KEY.replaceAll('\n', '\r')],
    ['with empty lines between', KEY.replaceAll('\n', '\n\n')],
    ['without padding', KEY.replaceAll('=', '')],
    ['behind a byte order mark', `\uFEFF${KEY}`],
    ['indented', around((line) => `\t    ${line}`)],
    ['with spaces behind the lines', around((line) => `${line}   `)],
    ['with non-breaking spaces', around((line) => `\u00A0\u202F${line}\u00A0`)],
    ['with zero-width characters', around((line) => `${line.slice(0, 7)}\u200B${line.slice(7)}\u2060\u00AD`)],
    ['in straight quotes', `"${KEY}"`],
    ['in typographic quotes', `„${KEY.trimEnd()}“`],
    ['each line in quotes', around((line) => `'${line}'`)],
    ['as a list of texts', around((line) => `"${line}"`, ',\n')],
    ['quoted in a mail', around((line) => `> > ${line}`)],
    ['in a markdown fence', `\`\`\`\n${KEY}\`\`\``],
    ['in a fence with a language', `~~~text\n${KEY}~~~`],
    ['in back-ticks', `\`${KEY.trimEnd()}\``],
    ['in a markdown quote with a fence', `> \`\`\`\n${around((line) => `> ${line}`)}\n> \`\`\``],
    ['copied out of JSON', JSON.stringify(KEY)],
    ['copied out of JSON twice', JSON.stringify(JSON.stringify({ license: KEY }))],
    ['copied out of JSON with CRLF', JSON.stringify({ license: KEY.replaceAll('\n', '\r\n') })],
    [
      'copied out of JSON that escapes what it need not',
      JSON.stringify(KEY).replaceAll('+', '\\u002b').replaceAll('/', '\\/').replaceAll('=', '\\u003D'),
    ],
    ['copied out of YAML', `license: |\n${around((line) => `  ${line}`)}\n`],
    ['as a line for a shell', `LICENSE="${around((line) => line, '\\\n')}"`],
    ['between BEGIN and END', encodeKey(keyAttributes(), throwawayKeyPair().privateKey, 'GitLab')],
    ['between BEGIN and END without dashes', `BEGIN GITLAB LICENSE\n${KEY}END GITLAB LICENSE`],
    ['between BEGIN and END with CRLF', `--BEGIN X LICENSE--\r\n${KEY}--END X LICENSE--\r\n`],
    [
      'between quoted BEGIN and END',
      `> -BEGIN X LICENSE-\n> ${around((line) => `> ${line}`)}\n> -END X LICENSE-`,
    ],
    ['below BEGIN alone', `-----BEGIN A B C LICENSE-----\n${KEY}`],
    ['above END alone', `${KEY}-----END A B C LICENSE-----`],
    ['between BEGIN and END in one line', `---BEGIN X LICENSE---${LINES.join('')}---END X LICENSE---`],
    ['in a letter', `Dear customer,\n\nkeep your eyes open: eyJ…\n${KEY}\nYours\nGitLab`],
    ['in a letter without padding', `License Key:${KEY.replaceAll('=', '')}\nThanks`],
    ['with lines of another length', LINES.join('').replace(/.{1,76}/g, '$&\n')],
    ['with lines of one character', LINES.join('').replace(/./g, '$&\n')],
    ['with spaces for line ends', LINES.join(' ')],
  ])('%s', (_, text) => {
    const recognized = recognizeKey(text);
    expect(recognized.kind).toBe('licenseKey');
    const key = recognized.kind === 'licenseKey' ? recognized.key : '';
    expect(key).toMatch(/^(?:[A-Za-z0-9+/]+\n)*[A-Za-z0-9+/]+={0,2}\n$/);
    if (!text.includes('BEGIN')) {
      expect(key.replaceAll('\n', '')).toBe(ONE_LINE.trimEnd());
    }
  });

  it('and keeps its lines', () => {
    expect(recognizeKey(`> ${LINES.join('\r\n> ')}\r\n`)).toEqual({ kind: 'licenseKey', key: KEY });
    expect(recognizeKey(ONE_LINE)).toEqual({ kind: 'licenseKey', key: ONE_LINE });
    expect(recognizeKey(`BEGIN X LICENSE\n${KEY}END X LICENSE`)).toEqual({ kind: 'licenseKey', key: KEY });
  });

  it.each([128, 256, 384, 512])('made with an RSA key of %d bytes', (bytes) => {
    expect(recognizeKey(keyOf({ key: base64Of(bytes) })).kind).toBe('licenseKey');
  });

  it('with parts in another order and something beside them', () => {
    const { data, ...others } = { data: base64Of(32), key: base64Of(256), iv: base64Of(16) };
    const key = Buffer.from(JSON.stringify({ ...others, data, note: 'x', count: 1 })).toString('base64');
    expect(recognizeKey(key)).toEqual({ kind: 'licenseKey', key: `${key}\n` });
  });

  it('written with spaces and line ends', () => {
    const envelope = { data: base64Of(32), key: base64Of(256), iv: base64Of(16) };
    const key = Buffer.from(JSON.stringify(envelope, undefined, 2)).toString('base64');
    expect(recognizeKey(key).kind).toBe('licenseKey');
  });
});

describe('what is no license key is told apart', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['spaces', ' \t\r\n\u00A0'],
    ['what nobody sees', '\uFEFF\u200B\u2060\0'],
  ])('empty: %s', (_, text) => {
    expect(recognizeKey(text)).toEqual({ kind: 'empty' });
  });

  it.each(['A1b2C3d4E5f6G7h8I9j0K1l2', '012345678901234567890123', 'abcdefghijklmnopqrstuvwx'])(
    'an activation code: %s',
    (code) => {
      for (const text of [
        code,
        ` ${code}\r\n`,
        `"${code}"`,
        `\`${code}\``,
        `“${code}”`,
        `\uFEFF${code}\u200B`,
      ]) {
        expect(recognizeKey(text)).toEqual({ kind: 'activationCode' });
      }
    },
  );

  it.each([
    'A1b2C3d4E5f6G7h8I9j0K1l',
    'A1b2C3d4E5f6G7h8I9j0K1l2M',
    'A1b2C3d4E5f6-7h8I9j0K1l2',
    'A1b2C3d4E5f6 7h8I9j0K1l2',
  ])('no activation code: %s', (text) => {
    expect(recognizeKey(text)).toEqual({ kind: 'somethingElse' });
  });

  it.each<[string, string]>([
    ['two keys', KEY + OTHER_KEY],
    [
      'two keys in BEGIN and END lines',
      [KEY, OTHER_KEY].map((key) => `BEGIN X LICENSE\n${key}END X LICENSE\n`).join(''),
    ],
    ['a key behind half of one', KEY.slice(0, 700) + KEY],
    ['a key before half of one', KEY + KEY.slice(0, 700)],
    ['two keys glued together', ONE_LINE.trimEnd() + OTHER_KEY],
    ['the same key twice and another one', KEY + KEY + OTHER_KEY],
  ])('several: %s', (_, text) => {
    expect(recognizeKey(text)).toEqual({ kind: 'several' });
  });

  it('what is larger than a mebibyte, in bytes', () => {
    const tooLarge = { kind: 'tooLarge', limitBytes: 1_048_576 };
    expect(recognizeKey(KEY.padEnd(KEY_LIMIT_BYTES)).kind).toBe('licenseKey');
    expect(recognizeKey(KEY.padEnd(KEY_LIMIT_BYTES + 1))).toEqual(tooLarge);
    expect(recognizeKey(KEY.padEnd(KEY_LIMIT_BYTES - 1, 'é'))).toEqual(tooLarge);
  });

  it.each<[string, string]>([
    ['usageExport', `License Key,"${KEY}"\nEmail,a@b.example\nLicense Start Date,2026-01-27\n`],
    ['usageExport', `"License Key","${KEY}"\n"",""\nDate,Billable User Count\n`],
    ['accessToken', 'glpat-AbCdEfGhIjKlMnOpQrSt'],
    ['accessToken', '"gloas-0123456789012345678901234567890123456789"\n'],
    ['publicKey', throwawayKeyPair().publicKey],
    ['publicKey', '-----BEGIN RSA PUBLIC KEY-----\nMIIB\n-----END RSA PUBLIC KEY-----'],
    ['privateKey', throwawayKeyPair().privateKey],
    ['privateKey', throwawayKeyPair().publicKey + throwawayKeyPair().privateKey],
    ['certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['webPage', '\n<!DOCTYPE html>\n<html><body>Sign in</body></html>'],
    ['webToken', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N'],
    ['archive', 'PK\u0003\u0004\u0014\0'],
    ['address', 'https://gitlab.example.com/admin/subscription'],
  ])('%s', (looksLike, text) => {
    expect(recognizeKey(text)).toEqual({ kind: 'somethingElse', looksLike });
  });

  it.each<[string, string]>([
    ['prose', 'Please add the license that I have sent to you, thanks.'],
    ['the envelope itself', Buffer.from(KEY, 'base64').toString()],
    ['base64 of something', Buffer.from('a picture, or a secret of Kubernetes').toString('base64')],
    ['base64 of base64', Buffer.from(Buffer.alloc(600, 'x').toString('base64')).toString('base64')],
    ['base64 of other JSON', Buffer.from('{"apiVersion":"v1","kind":"Secret","key":"v"}').toString('base64')],
    ['random bytes', 'C\u0001\u0002\uD800ÿþ'],
  ])('%s', (_, text) => {
    expect(recognizeKey(text)).toEqual({ kind: 'somethingElse' });
  });

  it('the first cell of a usage export alone is a key', () => {
    expect(recognizeKey(`License Key,"${KEY}"`)).toEqual({ kind: 'licenseKey', key: KEY });
  });
});
