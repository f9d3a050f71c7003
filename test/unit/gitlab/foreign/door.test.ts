import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import { Door } from '../../../../src/gitlab/foreign/door';

const TOKEN = 'glpat-aB3_dE-fG7_hIjKlM9oP';
const door = new Door([TOKEN]);

describe('JSON through the door', () => {
  test.each<[string, unknown, unknown]>([
    [
      'is kept where nothing is wrong with it',
      { id: 7, a: [null, true, { b: 'c' }] },
      { id: 7, a: [null, true, { b: 'c' }] },
    ],
    ['has clean texts', { a: ['x\ny\u202e'] }, { a: ['x y'] }],
    ['has clean names', { 'a\u0000\nb': 1 }, { 'a b': 1 }],
    ['holds no secret', { a: { [`is ${TOKEN}`]: `not ${TOKEN}` } }, { a: { 'is •••': 'not •••' } }],
    ['has no texts of more than 10,000 characters', ['x'.repeat(10_001)], [`${'x'.repeat(9_999)}…`]],
    ['is no deeper than 8', nested(9), nested(8, '…')],
    [
      'has at most 10,000 rows',
      Array.from({ length: 10_001 }, () => 0),
      Array.from({ length: 10_000 }, () => 0),
    ],
  ])('%s', (_name, value, expected) => {
    expect(door.json(JSON.stringify(value))).toEqual(expected);
  });

  test('has at most 200 fields in an object', () => {
    const object = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, index]));
    expect(Object.keys(door.json(JSON.stringify(object)) as object)).toHaveLength(200);
  });

  test('has no name that changes what an object is', () => {
    for (const name of ['__proto__', '__pro\u202eto__']) {
      const value = door.json(`{"a":1,"${name}":{"id":7}}`) as object;
      expect(Object.getOwnPropertyNames(value)).toEqual(['a']);
    }
  });

  test('can be written again however deep it was', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(JSON.stringify(door.json(deep))).toBe('{"a":[[[[[[["…"]]]]]]]}');
  });

  test('is undefined when it is none', () => {
    expect(door.json('<html>')).toBeUndefined();
  });
});

describe('a text through the door', () => {
  test.each([100, 5_000])(
    'is redacted before it is cut through a secret, with %i characters more',
    (more) => {
      for (let before = 960; before <= 1_000; before++) {
        const rest = '.'.repeat(more);
        const text = door.text(`${'.'.repeat(before)}${encodeURIComponent(TOKEN)} ${rest}`, 1_000);
        expect(text).not.toContain('glpat');
        expect(text.length).toBeLessThanOrEqual(1_000);
      }
    },
  );

  test('is redacted where what is looked at ends', () => {
    for (let before = 1_960; before <= 2_000; before++) {
      expect(door.text(`${'\u0000'.repeat(before)}${TOKEN}${'.'.repeat(5_000)}`, 1_000)).not.toContain(
        'glpat',
      );
    }
  });

  test.each([
    [' \n\u200e ', undefined],
    [' a ', 'a'],
    [`${' '.repeat(9_999)}a`, 'a'],
  ])('%j is shown as %j', (text, shown) => {
    expect(door.shown(text)).toBe(shown);
  });
});

describe('a failure through the door', () => {
  test.each<[string, Failure, Failure]>([
    [
      'has texts of at most 1,000 characters',
      { kind: 'notAdmin', username: 'x'.repeat(2_000_000) },
      { kind: 'notAdmin', username: `${'x'.repeat(999)}…` },
    ],
    [
      'names at most 20 scopes',
      { kind: 'insufficientScope', wanted: Array.from({ length: 1_000 }, () => `a\n${TOKEN}`) },
      { kind: 'insufficientScope', wanted: Array.from({ length: 20 }, () => 'a •••') },
    ],
    [
      'keeps the lines of a bug, without secrets',
      { kind: 'unexpected', where: `Error\n  at ${TOKEN}` },
      { kind: 'unexpected', where: 'Error\n  at •••' },
    ],
  ])('%s', (_name, failure, expected) => {
    expect(door.failure(failure)).toEqual(expected);
  });
});

/** Lists within one another, `innermost` in the last. */
function nested(depth: number, innermost?: unknown): unknown {
  let value: unknown = innermost === undefined ? [] : [innermost];
  for (let level = 1; level < depth; level++) {
    value = [value];
  }
  return value;
}
