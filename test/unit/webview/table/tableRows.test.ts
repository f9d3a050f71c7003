import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { placeOf, rowsInView, type TableView } from '../../../../src/webview/table/tableRows';

const NEWEST_FIRST: TableView = { by: 'date', descending: true, from: undefined, to: undefined };

type Row = readonly [day: number, second: number, count: number];

function columns(rows: readonly Row[]) {
  const column = (index: 0 | 1 | 2) => Int32Array.from(rows, (row) => row[index]);
  return { days: column(0), seconds: column(1), counts: column(2) };
}

function inView(rows: readonly Row[], view: Partial<TableView>): number[] {
  return [...rowsInView(columns(rows), { ...NEWEST_FIRST, ...view })];
}

const ROWS: readonly Row[] = [
  [12, 100, 7],
  [10, 100, 9],
  [12, 50, 7],
  [11, -1, -1],
];

describe('the rows in view', () => {
  test('by date and time', () => {
    expect(inView(ROWS, {})).toEqual([0, 2, 3, 1]);
    expect(inView(ROWS, { descending: false })).toEqual([1, 3, 2, 0]);
  });

  test('by count, where the same counts stay in the order of the file', () => {
    expect(inView(ROWS, { by: 'count' })).toEqual([1, 0, 2, 3]);
    expect(inView(ROWS, { by: 'count', descending: false })).toEqual([3, 0, 2, 1]);
  });

  test('between two days, both included', () => {
    expect(inView(ROWS, { from: 11 })).toEqual([0, 2, 3]);
    expect(inView(ROWS, { to: 11 })).toEqual([3, 1]);
    expect(inView(ROWS, { from: 11, to: 11 })).toEqual([3]);
    expect(inView(ROWS, { from: 13 })).toEqual([]);
  });

  test('are sorted like with comparisons, whatever the numbers', () => {
    const row = fc.tuple(
      fc.integer({ min: -719_528, max: 2_932_896 }),
      fc.integer({ min: -1, max: 86_399 }),
      fc.oneof(fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 999_999_999 })),
    );
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (rows, descending) => {
        const sign = descending ? -1 : 1;
        const order = (compare: (one: Row, other: Row) => number) =>
          [...rows.keys()].sort((one, other) => sign * compare(rows[one]!, rows[other]!) || one - other);
        expect(inView(rows, { descending })).toEqual(order((a, b) => a[0] - b[0] || a[1] - b[1]));
        expect(inView(rows, { by: 'count', descending })).toEqual(order((a, b) => a[2] - b[2]));
      }),
    );
  });

  test('find the peak, where it is in view', () => {
    const rows = columns(ROWS);
    const shown = rowsInView(rows, NEWEST_FIRST);
    expect(placeOf(shown, rows, { day: 10, count: 9 })).toBe(3);
    expect(placeOf(shown.subarray(0, 2), rows, { day: 10, count: 9 })).toBe(-1);
  });
});
