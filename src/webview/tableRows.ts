import type { PageReport } from '../usage/protocol';

export interface TableView {
  readonly by: 'date' | 'count';
  readonly descending: boolean;
  /** Days counted from 1970-01-01; undefined: no bound. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

type Rows = PageReport['rows'];

const DIGIT_BITS = 16;
const DIGIT = (1 << DIGIT_BITS) - 1;

/**
 * The numbers of the rows that the view shows, in its order. Rows of the same value stay in the file's order.
 *
 * Sorts by the digits of the numbers: it takes a few milliseconds for hundreds of thousands of rows, where a comparison
 * for each pair would take a second.
 */
export function rowsInView(
  { days, seconds, counts }: Rows,
  { by, descending, from, to }: TableView,
): Int32Array {
  const rows = rowsWithin(days, from ?? -Infinity, to ?? Infinity);
  return by === 'count'
    ? sorted(rows, counts, descending)
    : sorted(sorted(rows, seconds, descending), days, descending);
}

/** The place of the first row with this day and count; -1 when the view does not show it. */
export function placeOf(
  rows: Int32Array,
  { days, counts }: Rows,
  wanted: { readonly day: number; readonly count: number },
): number {
  return rows.findIndex((row) => days[row] === wanted.day && counts[row] === wanted.count);
}

function rowsWithin(days: Int32Array, from: number, to: number): Int32Array {
  const rows = new Int32Array(days.length);
  let length = 0;
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? 0;
    if (day >= from && day <= to) {
      rows[length++] = row;
    }
  }
  return rows.subarray(0, length);
}

/** Keeps the order of rows with the same value. */
function sorted(rows: Int32Array, values: Int32Array, descending: boolean): Int32Array {
  const { least, most } = boundsOf(rows, values);
  const key = (row: number) => (descending ? most - (values[row] ?? 0) : (values[row] ?? 0) - least);
  let result = rows;
  for (let shift = 0; 2 ** shift <= most - least; shift += DIGIT_BITS) {
    result = sortedByDigit(result, (row) => (key(row) / 2 ** shift) & DIGIT);
  }
  return result;
}

function boundsOf(rows: Int32Array, values: Int32Array): { least: number; most: number } {
  let least = Infinity;
  let most = -Infinity;
  for (const row of rows) {
    const value = values[row] ?? 0;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}

function sortedByDigit(rows: Int32Array, digit: (row: number) => number): Int32Array {
  const places = new Int32Array(DIGIT + 2);
  for (const row of rows) {
    const next = digit(row) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let value = 1; value < places.length; value++) {
    places[value] = (places[value] ?? 0) + (places[value - 1] ?? 0);
  }
  const result = new Int32Array(rows.length);
  for (const row of rows) {
    const value = digit(row);
    const place = places[value] ?? 0;
    result[place] = row;
    places[value] = place + 1;
  }
  return result;
}
