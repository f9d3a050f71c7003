import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testNames } from './bundleTests';
import { joinParts, splitIntoParts, TIMED_FILES } from './parts';
import { countResults, type TestEvent } from './results';
import { ROOT } from '../paths';

const NAMES = testNames(join(ROOT, 'test/host'));

describe('the parts of the tests in the extension host', () => {
  test.each([1, 2, 3])('are %d, and every file is in exactly one', (count) => {
    const parts = splitIntoParts(NAMES, count);
    expect(parts).toHaveLength(count);
    expect(parts.flat().sort()).toEqual([...NAMES].sort());
    expect(parts.every((files) => files.length > 0)).toBe(true);
  });

  test('are the same in whatever order the files are found', () => {
    expect(splitIntoParts([...NAMES].reverse(), 2)).toEqual(splitIntoParts(NAMES, 2));
  });

  test('share the slow files', () => {
    expect(splitIntoParts(['a', 'usage', 'addLicense', 'b'], 2).map((files) => files[0])).toEqual([
      'addLicense',
      'usage',
    ]);
  });

  test('know no file that is gone, and no name twice', () => {
    expect(NAMES).toEqual(expect.arrayContaining(TIMED_FILES));
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });
});

describe('a run in parts', () => {
  const pass = (title: string): TestEvent[] => [
    { event: 'start', title },
    { event: 'pass', title, milliseconds: 1 },
  ];
  const part = (total: number, ...titles: string[]): TestEvent[] => [
    { event: 'begin', total, pid: 1 },
    ...titles.flatMap(pass),
    { event: 'end' },
  ];

  test('has the results of all', () => {
    const results = countResults(joinParts([part(2, 'a', 'b'), part(1, 'c')]));
    expect(results).toMatchObject({ passed: 3, failed: 0, complete: true, problems: [] });
  });

  test.each([
    ['died', [{ event: 'begin', total: 2, pid: 1 }, ...pass('c')], 1],
    ['never began', [], 1],
    ['has no test', part(0), 1],
    ['died after its tests', part(1, 'c').slice(0, -1), 1],
    [
      'has a failed test',
      [
        { event: 'begin', total: 1, pid: 1 },
        { event: 'fail', title: 'c', hook: false, error: 'no' },
        { event: 'end' },
      ],
      1,
    ],
  ] satisfies [string, TestEvent[], number][])('has failed when one part %s', (_, broken, failed) => {
    expect(countResults(joinParts([part(2, 'a', 'b'), broken])).failed).toBe(failed);
    expect(countResults(joinParts([broken, part(2, 'a', 'b')])).failed).toBe(failed);
  });
});
