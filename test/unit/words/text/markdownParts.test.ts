import { describe, expect, it } from 'vitest';
import { block, inline, link, table } from '../../../../src/words/text/markdownParts';

describe('a text in Markdown', () => {
  it.each([
    'Production (eu-west), 12 days left: 14 users over!',
    'jane_doe@example.com, 10% of 1,200 - "Inc." + = {x}',
    '2027-01-10 12:00 UTC; license_usage.csv; R&D, a > b; C#; 50/200',
    "Can't connect. Check that it's running?",
  ])('stays as it is: %s', (text) => {
    expect(inline(text)).toBe(text);
    expect(block(text)).toBe(text);
  });

  it.each([
    ['a*b*', 'a\\*b\\*'],
    ['_a_ b_c', '\\_a\\_ b_c'],
    ['[a](b) $(x)', '\\[a\\]\\(b) \\$\\(x)'],
    ['<b>', '\\<b>'],
    ['`x` ~y~ $z$', '\\`x\\` \\~y\\~ \\$z\\$'],
    ['C:\\x', 'C:\\\\x'],
    ['&amp; &#38; R & D', '\\&amp; \\&\\#38; R & D'],
    ['@all and a@b.c', '\\@all and a@b.c'],
    ['see #12, !3, %4, &5', 'see \\#12, \\!3, \\%4, \\&5'],
    [':tada: 12:00:05', '\\:tada: 12:00:05'],
    ['http://x www.y.z', 'http\\://x www\\.y.z'],
    ['a\n\n# b', 'a # b'],
  ])('of %j is escaped as far as it must be', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it.each([
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['> a', '\\> a'],
    ['# a', '\\# a'],
    ['1. a', '1\\. a'],
    ['12) a', '12\\) a'],
    ['#hash', '#hash'],
    ['2027-01-10', '2027-01-10'],
    ['1.5 users', '1.5 users'],
  ])('at the start of a block is no list, heading or quotation: %j', (text, expected) => {
    expect(block(text)).toBe(expected);
  });

  it('becomes a link that ends where it should', () => {
    expect(link('A [b]', 'https://x.example/(a)|b')).toBe('[A \\[b\\]](https://x.example/%28a%29%7Cb)');
  });

  it('stays in its cell', () => {
    expect(table(['A', 'B'], [['x|y', undefined]], new Set([1]))).toBe(
      '| A | B |\n| --- | --: |\n| x\\|y |  |',
    );
  });
});
