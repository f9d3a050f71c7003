import { describe, expect, test } from 'vitest';
import { cleanText, cutText, shownText } from '../../../../src/gitlab/foreign/text';

describe('a text from outside', () => {
  test.each([
    ['line breaks are spaces', 'one\r\ntwo\nthree\u2028four\u0085five', 'one two three four five'],
    ['tabs are spaces', 'a\t\tb', 'a b'],
    ['control characters go', 'a\u0000b\u001bc\u007fd\u009fe', 'abcde'],
    ['marks of direction go', 'a\u061cb\u200ec\u200fd\u202ae\u202ef\u2066g\u2069h\ufeffi', 'abcdefghi'],
    ['joiners stay', 'می\u200cخواهم 👩\u200d🔧', 'می\u200cخواهم 👩\u200d🔧'],
    ['half a pair is replaced', 'a\ud83db', 'a\ufffdb'],
    ['whole pairs stay', 'a😀b', 'a😀b'],
    ['a clean text stays', 'Acme – “Zürich”', 'Acme – “Zürich”'],
  ])('%s', (_name, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['abcd😀g', 6, 'abcd…'],
    ['', 6, ''],
  ])('%s of at most %i characters is %s', (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
  });

  test('a thousand characters are shown', () => {
    expect(shownText(`  ${'x'.repeat(5_000)}`)).toBe(`${'x'.repeat(999)}…`);
  });
});
