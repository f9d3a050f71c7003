import { describe, expect, test } from 'vitest';
import type { PageReport } from '../../../../src/usage/protocol';
import { chartData, countRange } from '../../../../src/webview/chart/chartData';

/** Counts by their days; days may be missing. */
function report(counts: readonly (readonly [day: number, count: number])[], marks: PageReport['marks'] = {}) {
  const daily = {
    days: Int32Array.from(counts, ([day]) => day),
    counts: Int32Array.from(counts, ([, count]) => count),
  };
  return { daily, marks };
}

describe('what the chart draws', () => {
  test('one count a day', () => {
    const { columns } = chartData(
      report([
        [10, 5],
        [11, 6],
      ]),
    );
    expect(columns).toEqual([
      [10, 11],
      [5, 6],
      [null, null],
    ]);
  });

  test('gaps as gaps, and counts between two gaps as points', () => {
    const { columns, alone } = chartData(
      report([
        [10, 5],
        [11, 6],
        [14, 7],
        [20, 8],
        [21, 9],
      ]),
    );
    expect(columns[0]).toEqual([10, 11, 12, 14, 15, 20, 21]);
    expect(columns[1]).toEqual([5, 6, null, 7, null, 8, 9]);
    expect(alone).toEqual([3]);
  });

  test('a single count as a point', () => {
    expect(chartData(report([[10, 5]])).alone).toEqual([0]);
  });

  test('the forecast from the last count on, in a straight line', () => {
    const forecast = { from: { day: 11, count: 6 }, to: { day: 40, count: 9 } };
    const { columns } = chartData(
      report(
        [
          [10, 5],
          [11, 6],
        ],
        { forecast },
      ),
    );
    expect(columns).toEqual([
      [10, 11, 40],
      [5, 6, null],
      [null, 6, 9],
    ]);
  });
});

describe('the time that is shown', () => {
  test('reaches to the end of the license, with room at the sides', () => {
    const { min, max } = chartData(
      report(
        [
          [100, 5],
          [300, 5],
        ],
        { end: 400 },
      ),
    ).whole;
    expect([min, max]).toEqual([95.5, 404.5]);
  });

  test('is that of the counts when the end is past, or so far away that they would be a spot', () => {
    for (const end of [250, 5000]) {
      expect(
        chartData(
          report(
            [
              [100, 5],
              [300, 5],
            ],
            { end },
          ),
        ).whole,
      ).toEqual({ min: 97, max: 303 });
    }
  });

  test('is not empty for a single count', () => {
    expect(chartData(report([[10, 5]])).whole).toEqual({ min: 9, max: 11 });
  });
});

describe('the axis of users', () => {
  const range = (counts: readonly [number, number] | undefined, limit?: number, fromZero = false) =>
    countRange({ lowest: counts?.[0] ?? null, highest: counts?.[1] ?? null, limit, fromZero });

  test('follows the counts in sight and the limit', () => {
    expect(range([180, 190])).toEqual([179, 191]);
    expect(range([180, 190], 200)).toEqual([178, 202]);
    expect(range([100, 300], 200)).toEqual([80, 320]);
    expect(range([100, 300], 50)).toEqual([25, 325]);
  });

  test('begins at 0 where that is asked for', () => {
    expect(range([180, 190], 200, true)).toEqual([0, 220]);
  });

  test('never goes below 0, and is more than nothing without users', () => {
    expect(range([1, 100])).toEqual([0, 109.9]);
    expect(range([0, 0])).toEqual([0, 1]);
    expect(range([5, 5])).toEqual([4, 6]);
    expect(range(undefined)).toEqual([0, 1]);
    expect(range(undefined, 50)).toEqual([49, 51]);
  });

  test('leaves out a limit that would press the counts to the ground', () => {
    const limitOf = (limit: number) => chartData(report([[10, 100]], { limit })).limit;
    expect([limitOf(400), limitOf(401)]).toEqual([400, undefined]);
  });
});
