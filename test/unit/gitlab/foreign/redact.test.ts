import { describe, expect, test } from 'vitest';
import { redact } from '../../../../src/gitlab/foreign/redact';

const TOKEN = 'glpat-aB3_dE-fG7_hIjKlM9oP';
const KEY = ['eyJkYXRhIjoiU29tZURhdGErT2Yv', 'QUxpY2Vuc2UrS2V5L1RoYXQrR29lcw=='].join('\n');

describe('redact', () => {
  test.each([
    ['a token', `Bad token ${TOKEN}.`, 'Bad token •••.'],
    ['a token within a word', `x${TOKEN}y`, 'x•••y'],
    ['a token cut at its end', `… ${TOKEN.slice(0, 20)}`, '… •••'],
    ['a token cut at its start', `${TOKEN.slice(6)} …`, '••• …'],
    ['a token in lower case', TOKEN.toLowerCase(), '•••'],
    ['a token percent-encoded letter by letter', percent(TOKEN), '•••'],
    ['a token percent-encoded twice', encodeURIComponent(percent(TOKEN)), '•••'],
    ['a token JSON-escaped letter by letter', escaped(TOKEN), '•••'],
    ['a token in HTML', TOKEN.replaceAll('-', '&#45;').replaceAll('_', '&#x5f;'), '•••'],
    ['a token over several lines', `${TOKEN.slice(0, 8)}\n  ${TOKEN.slice(8)}`, '•••'],
    ['a key', KEY, '•••'],
    ['a key percent-encoded', `license=${encodeURIComponent(KEY)}&x=1`, 'license=•••&x=1'],
    ['a key percent-encoded and cut', encodeURIComponent(KEY).slice(0, 50), '•••'],
    ['a key JSON-escaped', JSON.stringify({ license: KEY }), '{"license":"•••"}'],
    ['a key JSON-escaped twice', JSON.stringify(JSON.stringify(KEY)), '"\\"•••\\""'],
    ['a key with escaped slashes', KEY.replaceAll('/', '\\/'), '•••'],
    ['a key in the base64 of addresses', KEY.replaceAll('+', '-').replaceAll('/', '_'), '•••'],
    ['a token escaped three times', JSON.stringify(percent(percent(TOKEN))), '"•••"'],
    ['a token escaped in several ways', `${percent(TOKEN.slice(0, 9))}${escaped(TOKEN.slice(9))}`, '•••'],
    ['one after the other', `${TOKEN}${KEY}${TOKEN}.`, '•••.'],
    ['the end of one and the start of another', `${TOKEN.slice(12)}.${KEY.slice(0, 14)}`, '•••.•••'],
    ['what follows a secret and begins another', `${TOKEN}${KEY.slice(0, 5)}`, `•••${KEY.slice(0, 5)}`],
    ['pieces that are no part', `${TOKEN.slice(0, 6)}${TOKEN.slice(14, 20)}`, 'glpat-G7_hIj'],
    ['unfinished escapes', '%2 \\u00 &#; &#x; &#12a; &amp &lt', '%2 \\u00 &#; &#x; &#12a; &amp &lt'],
    ['two in one text', `${TOKEN} and ${TOKEN}`, '••• and •••'],
    ['eleven characters are a coincidence', TOKEN.slice(3, 14), TOKEN.slice(3, 14)],
    ['a text without secrets', '100% of the seats & more \\ less', '100% of the seats & more \\ less'],
  ])('%s', (_name, text, redacted) => {
    expect(redact(text, [TOKEN, KEY])).toBe(redacted);
  });

  test('leaves no twelve characters of a secret, wherever they stand', () => {
    for (let start = 0; start + 12 <= TOKEN.length; start++) {
      for (let before = 0; before < 8; before++) {
        const part = TOKEN.slice(start, start + 12);
        expect(redact(`${'.'.repeat(before)}${part}.`, [TOKEN])).toBe(`${'.'.repeat(before)}•••.`);
      }
    }
  });

  test('of a text of megabytes that was given as a secret the start is looked for', () => {
    const secret = Array.from({ length: 400_000 }, (_, index) => `s${index}`).join('.');
    const { user } = process.cpuUsage();
    expect(redact(`not ${secret.slice(100, 200)}`, [secret])).toBe('not •••');
    expect(process.cpuUsage().user - user).toBeLessThan(1_000_000);
  });

  test('a short secret is taken out as a whole', () => {
    expect(redact('pin 1234, not 123', ['1234'])).toBe('pin •••, not 123');
  });
});

function percent(text: string): string {
  return Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
}

function escaped(text: string): string {
  return Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
