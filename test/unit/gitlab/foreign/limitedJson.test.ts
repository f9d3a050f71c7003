import { describe, expect, test } from 'vitest';
import { limitedJson } from '../../../../src/gitlab/foreign/limitedJson';

const LIMITS = { depth: 2, fields: 2, rows: 3 };

const read = (json: string) => JSON.parse(limitedJson(json, LIMITS)) as unknown;

describe('a text in JSON', () => {
  test.each<[string, string, unknown]>([
    ['within the limits', '{"a":[1,2,3],"b":"x"}', { a: [1, 2, 3], b: 'x' }],
    ['no container at all', '"x"', 'x'],
    ['too deep a list', '[[[1,[2]],"in"],3]', [['…', 'in'], 3]],
    ['too deep an object', '{"a":{"b":{"c":{}}},"d":1}', { a: { b: '…' }, d: 1 }],
    ['too many rows', '[1,2,3,4,5]', [1, 2, 3]],
    ['too many rows within', '{"a":[1,2,3,4,[5],{"x":6}],"b":7}', { a: [1, 2, 3], b: 7 }],
    ['too many fields', '{"a":1,"b":2,"c":{"d":[3]}}', { a: 1, b: 2 }],
    ['too many fields after a deep one', '[{"a":{"x":1},"b":2,"c":3},4]', [{ a: '…', b: 2 }, 4]],
    ['both at once', '[[1,2,3,[[4]],5],6,7,8]', [[1, 2, 3], 6, 7]],
    ['brackets and commas in texts', '["[,]{,}",",[[[","\\"],[","\\\\"]', ['[,]{,}', ',[[[', '"],[']],
    ['white space', ' [ 1 , 2 , 3 , 4 ] ', [1, 2, 3]],
  ])('%s', (_name, json, value) => {
    expect(read(json)).toEqual(value);
  });

  test.each(['', '[', '[[[', '{"a":[[1', '[1,2,3,4', '[1]]', '"abc', '[1,2,3,4}', ']', ']][['])(
    '%j is none',
    (text) => {
      expect(() => read(text)).toThrow(SyntaxError);
    },
  );

  test('a text within the limits is the same', () => {
    const json = '{"a":[1,2,3]}';
    expect(limitedJson(json, LIMITS)).toBe(json);
  });

  test('more ends than beginnings end the reading', () => {
    expect(limitedJson(`${']'.repeat(1_000)}${'['.repeat(1_000)}`, LIMITS)).toBe('');
  });

  test('looks at each character once, whatever the text is made of', () => {
    const pieces = ['[', '{"a":', '"\\\\', '\\"', '[1,', '"",', '{"\\\\\\\\":"', '],[', ']'];
    for (const piece of pieces) {
      const reads = (length: number) => countedReads(piece.repeat(length));
      // Twice the text, twice the reads.
      expect(reads(2_000) / reads(1_000)).toBeLessThanOrEqual(2.1);
    }
  });
});

/** How often `limitedJson` looks at a character. */
function countedReads(json: string): number {
  let reads = 0;
  const counted = {
    length: json.length,
    charCodeAt: (at: number) => {
      reads++;
      return json.charCodeAt(at);
    },
    indexOf: (part: string, from: number) => {
      const found = json.indexOf(part, from);
      reads += (found === -1 ? json.length : found) - from + 1;
      return found;
    },
    slice: (from: number, to?: number) => json.slice(from, to),
  };
  limitedJson(counted as string, LIMITS);
  return reads;
}
