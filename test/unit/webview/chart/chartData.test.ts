import { describe, expect, test } from 'vitest';
import type { PageReport } from '../../../../src/usage/protocol';
import { chartData, chartHeight } from '../../../../src/webview/chart/chartData';

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

describe('the height', () => {
  test('begins at nothing and has room above counts, limit and forecast', () => {
    expect(chartHeight(report([[10, 100]]))).toBeCloseTo(112);
    expect(chartHeight(report([[10, 100]], { limit: 200 }))).toBeCloseTo(224);
    const forecast = { from: { day: 10, count: 100 }, to: { day: 20, count: 300 } };
    expect(chartHeight(report([[10, 100]], { limit: 200, forecast }))).toBeCloseTo(336);
  });

  test('leaves out a limit that would press the counts to the ground', () => {
    expect(chartHeight(report([[10, 100]], { limit: 401 }))).toBeCloseTo(125);
  });

  test('is more than nothing without users', () => {
    expect(chartHeight(report([[10, 0]]))).toBeGreaterThan(0);
  });
});
