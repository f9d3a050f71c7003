/** The table of a usage export as columns: six hundred thousand rows as objects would take ten times the memory. */

import { IntColumn } from './intColumn';

/** In `seconds`: GitLab wrote a day without a time, as before version 14. */
export const NO_TIME = -1;

/** In `counts`: the cell is empty. */
export const NO_COUNT = -1;

/** All rows as they stand in the file, in its order; the three columns are of one length. */
export interface UsageTable {
  /** Days since 1970-01-01, in UTC (before GitLab 14 in the time zone of the instance); negative before it. */
  readonly days: Int32Array;
  /** Seconds of that day, or {@link NO_TIME}. */
  readonly seconds: Int32Array;
  /** Billable users, or {@link NO_COUNT}. */
  readonly counts: Int32Array;
}

/** Takes rows, of which nobody knows how many come. */
export class UsageTableBuilder {
  readonly #days: IntColumn;
  readonly #seconds: IntColumn;
  readonly #counts: IntColumn;

  constructor(expectedRows: number) {
    this.#days = new IntColumn(expectedRows);
    this.#seconds = new IntColumn(expectedRows);
    this.#counts = new IntColumn(expectedRows);
  }

  get length(): number {
    return this.#days.length;
  }

  append(day: number, second: number, count: number): void {
    this.#days.append(day);
    this.#seconds.append(second);
    this.#counts.append(count);
  }

  build(): UsageTable {
    return { days: this.#days.build(), seconds: this.#seconds.build(), counts: this.#counts.build() };
  }
}
