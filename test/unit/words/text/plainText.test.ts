import { describe, expect, it } from 'vitest';
import { plainLines, plainText } from '../../../../src/words/text/plainText';

describe('a text for the window', () => {
  it.each([
    ['a link', '[Ultimate](command:x?1)', '[Ultimate]\u200b(command:x?1)'],
    ['icons and line breaks', ' A $(sync~spin)\n$(x) ', 'A $\u200b(sync~spin) $\u200b(x)'],
    ['marks of direction', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['control characters', 'a\u0000b\u001b[31mc\u0085d\u007fe\u009bf', 'ab[31mc de' + 'f'],
    ['a byte order mark', '\ufeffkey', 'key'],
    [
      'joiners, which stay',
      'می\u200cخواهم \u{1f469}\u200d\u{1f4bb}',
      'می\u200cخواهم \u{1f469}\u200d\u{1f4bb}',
    ],
  ])('neutralizes %s', (_name, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('makes no link or icon by what it takes out', () => {
    expect(plainText('[a]\u202e(command:x) $\u200f(x)')).toBe('[a]\u200b(command:x) $\u200b(x)');
  });

  it('keeps the lines of a detail', () => {
    expect(plainLines('one\r\n\u202etwo [a](b)\n\nthree')).toBe('one\ntwo [a]\u200b(b)\n\nthree');
  });

  it('cuts what nobody could read, between characters', () => {
    const text = plainText('\u{1f511}'.repeat(2_000_000));
    expect(text.length).toBeLessThanOrEqual(2_000);
    expect(text).toMatch(/^(\u{1f511})+…$/u);
    expect(plainLines('x\n'.repeat(1_000_000)).length).toBeLessThanOrEqual(20_000);
  });
});
