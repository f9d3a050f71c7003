import type { PageReport } from '../../usage/protocol';

export interface TableOrder {
  readonly by: 'date' | 'count';
  readonly descending: boolean;
}

export interface TableView extends TableOrder {
  /** Days counted from 1970-01-01; undefined: no bound. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

type Rows = PageReport['rows'];

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The numbers of the rows that the view shows, in its order. Rows of the same value stay in the file's order.
 *
 * Sorts by the digits of the numbers: it takes some ten milliseconds for hundreds of thousands of rows, where a
 * comparison for each pair would take a second.
 */
export function rowsInView(
  { days, seconds, counts }: Rows,
  { by, descending, from, to }: TableView,
): Int32Array {
  const rows = rowsWithin(days, from ?? -Infinity, to ?? Infinity);
  if (by === 'count') {
    return sorted(rows, counts, descending);
  }
  if (isByDate(rows, days, seconds)) {
    return descending ? rows.reverse() : rows;
  }
  return sorted(sorted(rows, seconds, descending), days, descending);
}

/** The place of the first row with this day and count; -1 when the view does not show it. */
export function placeOf(
  rows: Int32Array,
  { days, counts }: Rows,
  wanted: { readonly day: number; readonly count: number },
): number {
  return rows.findIndex((row) => days[row] === wanted.day && counts[row] === wanted.count);
}

/** When a row was counted, in days since 1970-01-01 and seconds of that day. */
export interface Moment {
  readonly day: number;
  readonly second: number;
}

/** The place of the first row of this moment; -1 when the view does not show it. */
export function placeOfMoment(rows: Int32Array, { days, seconds }: Rows, wanted: Moment): number {
  return rows.findIndex((row) => days[row] === wanted.day && seconds[row] === wanted.second);
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

/** Whether each row is later than the one before it, as GitLab writes them. */
function isByDate(rows: Int32Array, days: Int32Array, seconds: Int32Array): boolean {
  for (let place = 1; place < rows.length; place++) {
    const [row, before] = [rows[place] ?? 0, rows[place - 1] ?? 0];
    const byDay = (days[row] ?? 0) - (days[before] ?? 0);
    if (byDay < 0 || (byDay === 0 && (seconds[row] ?? 0) <= (seconds[before] ?? 0))) {
      return false;
    }
  }
  return true;
}

/** Rows, and by what they are sorted, in the same places. */
interface Keyed {
  readonly rows: Int32Array;
  readonly keys: Uint32Array;
}

/** Keeps the order of rows with the same value. */
function sorted(rows: Int32Array, values: Int32Array, descending: boolean): Int32Array {
  const { least, most } = boundsOf(rows, values);
  const keys = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) {
    const value = values[rows[place] ?? 0] ?? 0;
    keys[place] = descending ? most - value : value - least;
  }
  let result: Keyed = { rows, keys };
  for (let shift = 0; shift < 32 && 2 ** shift <= most - least; shift += DIGIT_BITS) {
    result = sortedByDigit(result, shift);
  }
  return result.rows;
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

function sortedByDigit({ rows, keys }: Keyed, shift: number): Keyed {
  const places = new Int32Array(DIGITS + 1);
  for (const key of keys) {
    const next = digitOf(key, shift) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let digit = 1; digit < places.length; digit++) {
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  }
  const result = { rows: new Int32Array(rows.length), keys: new Uint32Array(rows.length) };
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    const digit = digitOf(key, shift);
    const to = places[digit] ?? 0;
    result.rows[to] = rows[place] ?? 0;
    result.keys[to] = key;
    places[digit] = to + 1;
  }
  return result;
}

function digitOf(key: number, shift: number): number {
  return (key >>> shift) & (DIGITS - 1);
}
