import { beforeEach, describe, expect, it, test } from 'vitest';
import { seatLimitText } from '../../../../src/words/licenses/licenses';
import { ago, count, setLanguage } from '../../../../src/words/text/language';

const NOW = Date.parse('2027-01-04T12:00:00Z');

test.each([
  [1_234, '1,234'],
  [-5, '-5'],
  [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
  [1e21, '1e+21'],
  [1e308, '1e+308'],
])('%d is written as a reader can take it in', (value, text) => {
  expect(count(value)).toBe(text);
});

test('a seat limit that nobody can count has a label that fits a line', () => {
  expect(seatLimitText(1e308)).toBe('1e+308 seats');
});

describe('the language', () => {
  beforeEach(() => setLanguage('en', undefined));

  it.each([
    [10, 'just now'],
    [60, '1 minute ago'],
    [90 * 60, '2 hours ago'],
    [3 * 86_400, '3 days ago'],
  ])('says of %i seconds: %s', (seconds, text) => {
    expect(ago(NOW - seconds * 1000, NOW)).toBe(text);
  });

  it('writes numbers and spans as its readers do', () => {
    setLanguage('de', undefined);
    expect(count(12345)).toBe('12.345');
    expect(ago(NOW - 120_000, NOW)).toBe('vor 2 Minuten');
  });

  it('falls back to English for a language that is none', () => {
    setLanguage('zz', undefined);
    expect(count(12345)).toBe('12,345');
  });
});
