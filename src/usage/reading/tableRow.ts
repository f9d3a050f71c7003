import { dayNumberOf, secondOfDay } from '../dayNumber';
import { NO_COUNT, NO_TIME } from './usageTable';

/** Why a row of the table cannot be read: its date, or its count, is none. */
export type UnreadableCell = 'date' | 'count';

export type TableRow =
  | { readonly kind: 'row'; readonly day: number; readonly second: number; readonly count: number }
  /** Nothing stands in it. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly cell: UnreadableCell };

/** The forms of Ruby's `Date` and `Time`, and ISO 8601 in UTC. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?: ?UTC|Z)?)?$/;

const COUNT = /^\d{1,9}$/;

/** What the cells of a row mean, however they were quoted; white space around them and further cells do not count. */
export function readTableRow(cells: readonly string[]): TableRow {
  const [date = '', count = ''] = cells.slice(0, 2).map((cell) => cell.trim());
  if (date === '' && count === '') {
    return { kind: 'blank' };
  }
  const [, year, month, dayOfMonth, hour, minute, second] = DATE.exec(date) ?? [];
  const day = dayNumberOf(Number(year), Number(month), Number(dayOfMonth));
  const time = hour === undefined ? NO_TIME : secondOfDay(Number(hour), Number(minute), Number(second));
  if (day === undefined || time === undefined) {
    return { kind: 'unreadable', cell: 'date' };
  }
  if (count !== '' && !COUNT.test(count)) {
    return { kind: 'unreadable', cell: 'count' };
  }
  return { kind: 'row', day, second: time, count: count === '' ? NO_COUNT : Number(count) };
}
