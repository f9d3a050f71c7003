import { IntColumn } from './intColumn';
import { inParts, type Steps } from '../steps';
import { NO_COUNT, type UsageTable } from './usageTable';

/** One count a day, in the order of days; both columns are of one length, and may be those of the table itself. */
export interface DailyCounts {
  /** Days since 1970-01-01 on which something was counted. */
  readonly days: Int32Array;
  /** Billable users. */
  readonly counts: Int32Array;
}

/** The days of a table. */
export interface CountedDays {
  readonly daily: DailyCounts;
  /** How many days have more than one row. */
  readonly repeatedDays: number;
  /** How many rows are earlier than the row before them. */
  readonly outOfOrder: number;
}

/** The row that counts, for each day from `first` on. */
interface ChosenRows {
  readonly first: number;
  /** One more than the number of the row; 0 for a day without one. */
  readonly rows: Int32Array;
  readonly repeatedDays: number;
  readonly outOfOrder: number;
}

/**
 * The last count of each day, by its time, and by its place in the file where the time is the same or not known.
 *
 * Takes time and memory in proportion to the rows and to the days between the first and the last one, of which four
 * digits of a year allow 3.7 million.
 */
export function* countDays(table: UsageTable): Steps<CountedDays> {
  const { first, rows, repeatedDays, outOfOrder } = yield* chooseRows(table);
  const most = Math.min(rows.length, table.days.length);
  const days = new IntColumn(most);
  const counts = new IntColumn(most);
  yield* inParts(rows.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const count = table.counts[(rows[index] ?? 0) - 1] ?? NO_COUNT;
      if (count !== NO_COUNT) {
        days.append(first + index);
        counts.append(count);
      }
    }
  });
  // As GitLab writes it, each row is a day of its own: the same columns take no memory twice, here or on their way.
  const isTable = days.length === table.days.length && outOfOrder === 0;
  const daily = isTable ? table : { days: days.build(), counts: counts.build() };
  return { daily: { days: daily.days, counts: daily.counts }, repeatedDays, outOfOrder };
}

function* chooseRows(table: UsageTable): Steps<ChosenRows> {
  const { first, span } = yield* spanOf(table.days);
  const rows = new Int32Array(span);
  const isRepeated = new Uint8Array(span);
  let repeatedDays = 0;
  let outOfOrder = 0;
  yield* inParts(table.days.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const index = (table.days[row] ?? 0) - first;
      const before = (rows[index] ?? 0) - 1;
      if (before === -1 || isBetter(table, row, before)) {
        rows[index] = row + 1;
      }
      if (before !== -1 && isRepeated[index] === 0) {
        isRepeated[index] = 1;
        repeatedDays++;
      }
      if (row > 0 && isEarlier(table, row, row - 1)) {
        outOfOrder++;
      }
    }
  });
  return { first, rows, repeatedDays, outOfOrder };
}

/** How many days there are from the first to the last one. */
function* spanOf(days: Int32Array): Steps<{ first: number; span: number }> {
  let [first = 0] = days;
  let last = first - 1;
  yield* inParts(days.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const day = days[row] ?? 0;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  });
  return { first, span: last - first + 1 };
}

/** Whether a row says more about its day than one before it in the file. */
function isBetter({ seconds, counts }: UsageTable, row: number, before: number): boolean {
  if (counts[row] === NO_COUNT || counts[before] === NO_COUNT) {
    return counts[row] !== NO_COUNT;
  }
  return (seconds[row] ?? 0) >= (seconds[before] ?? 0);
}

function isEarlier({ days, seconds }: UsageTable, row: number, other: number): boolean {
  const byDay = (days[row] ?? 0) - (days[other] ?? 0);
  return byDay === 0 ? (seconds[row] ?? 0) < (seconds[other] ?? 0) : byDay < 0;
}
