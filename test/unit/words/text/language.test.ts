import { expect, test } from 'vitest';
import { seatLimitText } from '../../../../src/words/licenses/licenses';
import { count } from '../../../../src/words/text/language';

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
