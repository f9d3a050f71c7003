import { dayNumberOf, secondOfDay } from '../dayNumber';
import { NO_COUNT, NO_TIME } from './usageTable';

/** Why a row of the table cannot be read: its date, or its count, is none. */
export type UnreadableCell = 'date' | 'count';

export type TableRow =
  | ({
      readonly kind: 'row';
      readonly day: number;
      readonly second: number;
      readonly count: number;
    } & Resaved)
  /** Nothing stands in it. */
  | { readonly kind: 'blank' }
  | ({ readonly kind: 'unreadable'; readonly cell: UnreadableCell } & Resaved);

interface Resaved {
  /** Its date is written as spreadsheets write dates, and GitLab does not. */
  readonly isResaved: boolean;
}

/** The forms of Ruby's `Date` and `Time`, ISO 8601 in UTC, and times as spreadsheets write them, without seconds. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?UTC|Z)?)?$/;

/** "1/7/2027 12:00", "07.01.2027 12:00:05", "2027/1/7": which number is the month depends on a country. */
const SPREADSHEET_DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?: |$)/;

const COUNT = /^\d{1,9}$/;

/** What the cells of a row mean, however they were quoted; white space around them and further cells do not count. */
export function readTableRow(cells: readonly string[]): TableRow {
  const [date = '', count = ''] = cells.slice(0, 2).map((cell) => cell.trim());
  if (date === '' && count === '') {
    return { kind: 'blank' };
  }
  const found = DATE.exec(date);
  const [, year, month, dayOfMonth, hour, minute, second] = found ?? [];
  const isResaved = found === null ? SPREADSHEET_DATE.test(date) : hour !== undefined && second === undefined;
  const day = dayNumberOf(Number(year), Number(month), Number(dayOfMonth));
  const time = hour === undefined ? NO_TIME : secondOfDay(Number(hour), Number(minute), Number(second ?? 0));
  if (day === undefined || time === undefined) {
    return { kind: 'unreadable', cell: 'date', isResaved };
  }
  if (count !== '' && !COUNT.test(count)) {
    return { kind: 'unreadable', cell: 'count', isResaved };
  }
  return { kind: 'row', day, second: time, count: count === '' ? NO_COUNT : Number(count), isResaved };
}
