import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Door } from '../../../../src/gitlab/foreign/door';
import { hasLongString } from '../../../../src/gitlab/foreign/limitedJson';

const TOKEN = 'glpat-aB3_dE-fG7+hIj/KlM9oP==';

/** What a text may be made of: secrets as a server can echo them, and what has to be cleaned. */
const PIECES = [
  TOKEN,
  TOKEN.toUpperCase(),
  TOKEN.slice(3, 16),
  TOKEN.slice(3, 14),
  encodeURIComponent(TOKEN),
  encodeURIComponent(encodeURIComponent(TOKEN)),
  TOKEN.replaceAll('a', '&#97;').replaceAll('-', '&#x2d;'),
  TOKEN.replaceAll('+', '-').replaceAll('/', '_'),
  Array.from(TOKEN).join(' '),
  ...['&#65573;', '&#65628;', '%5c', '&#92;', 'plan%5c', 'plan\\\\'],
  ...['%', '&', '&quot', '%4', '&#', '\\', '"', '\n', '\u202e', '\ud800', '__proto__', 'é', '😀', 'plan'],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 4 })
  .map((pieces) => pieces.join(''));

const { tree: value } = fc.letrec<{ readonly tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    ...[text, fc.integer(), fc.constant(null)],
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('tree')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

describe('JSON that is judged as a whole', () => {
  it.each([
    ['a token', [TOKEN]],
    ['a short secret', ['plan']],
    ['one with a backslash', ['plan\\', 'abcdefghijk\\']],
    ['none', []],
  ])('comes out as if each of its texts had been, with %s for a secret', (_, secrets) => {
    const door = new Door(secrets);
    fc.assert(
      fc.property(value, (parsed) => {
        const json = JSON.stringify(parsed);
        // A line break, or an escape, has each text looked at for itself.
        expect(door.json(json)).toEqual(door.json(`\n${json}`));
        expect([door.json(json)]).toEqual(
          door.json(`[${json},"\\u0041"]`, (all, clean) => clean((all as unknown[]).slice(0, 1))),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['aB3_dEfG7hIjKlM9oP12', '["&#65573;aB3_dEfG7hIj","&"]'],
    ['abcdef', '["&#65573;abcdef","%"]'],
    ['x12345678901', '["&#65628;x12345678901","%"]'],
    ['plan\\', '["plan%5c",1]'],
    ['abcdefghijk\\', '["abcdefghijk&#92;"]'],
  ])('hides %s in %s, whatever escapes stand beside it', (secret, json) => {
    const door = new Door([secret]);
    expect(JSON.stringify(door.json(json))).toContain('•••');
    expect(door.json(json)).toEqual(door.json(`\n${json}`));
  });

  it.each([9_999, 10_000, 10_001])('is cut all the same, with a text of %i characters', (length) => {
    const door = new Door();
    for (const parsed of [['x'.repeat(length), 'y'], { ['x'.repeat(length)]: 1 }]) {
      const json = JSON.stringify(parsed);
      expect(door.json(json)).toEqual(door.json(`\n${json}`));
    }
  });
});

describe('a string that is too long', () => {
  it.each([
    ['["abc","abcd"]', 4, false],
    ['["abc","abcde"]', 4, true],
    ['{"abcde":1}', 4, true],
    [String.raw`["a\"b\\","c"]`, 6, false],
    [String.raw`["a\"b\\c","c"]`, 6, true],
    ['["abcde', 4, true],
    ['[12345,67890]', 4, false],
  ])('in %s', (json, longest, expected) => {
    expect(hasLongString(json, longest)).toBe(expected);
  });
});
