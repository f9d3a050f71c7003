import { describe, expect, it } from 'vitest';
import { bold, bullets, paragraphs, plain } from '../../../../src/words/text/markdownText';

const HOSTILE = [
  '[x](command:y)',
  '![x](https://evil.example/x.png)',
  '<img src=x onerror=y>',
  '$(trash)',
  'https://evil.example www.evil.example mail@evil.example <https://evil.example>',
  '**bold** _it_ `code` ~~gone~~',
  '# heading',
  '> quote',
  '- item',
  '&lt;b&gt; &#91;',
  '| a | b |',
  '\\[x](y)',
];

/** What CommonMark makes of backslash escapes, where nothing else is left that it would change. */
function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

describe('a text from outside in Markdown', () => {
  it.each(HOSTILE)('stays as it is: %s', (text) => {
    const markdown = plain(text);
    expect(unescaped(markdown)).toBe(text);
    expect(markdown.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
  });

  it('stays on its line', () => {
    expect(plain(' a\n\n# b\r\n    code\t')).toBe('a \\# b code');
  });

  it('keeps letters of every language', () => {
    expect(plain('Müller 株式会社 – “x”')).toBe('Müller 株式会社 – “x”');
  });
});

describe('our own markup', () => {
  it('is bold, paragraphs and lists, without what is missing', () => {
    expect(paragraphs(bold('a*'), undefined, '', bullets(['b', '[c]']))).toBe('**a\\***\n\n- b\n- \\[c\\]');
  });
});
