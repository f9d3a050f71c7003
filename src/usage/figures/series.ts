/** Looking things up in one count a day. */

import type { PlainDate } from '../../licensing/plainDate';
import type { DailyCounts } from '../reading/dailyCounts';
import { dayOfNumber } from '../dayNumber';

/** What was counted on a day. */
export interface CountOn {
  readonly on: PlainDate;
  /** Billable users. */
  readonly count: number;
}

/** @param index may be negative and count from the end, as in `Array.at` */
export function countAt({ days, counts }: DailyCounts, index: number): CountOn | undefined {
  const day = days.at(index);
  const count = counts.at(index);
  return day === undefined || count === undefined ? undefined : { on: dayOfNumber(day), count };
}

/** How many of the days, which are in order, are before a day. */
export function daysBefore(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The days from `from` to before `to`, in the same memory. */
export function part(daily: DailyCounts, from: number, to: number): DailyCounts {
  const [start, end] = [daysBefore(daily.days, from), daysBefore(daily.days, to)];
  return { days: daily.days.subarray(start, end), counts: daily.counts.subarray(start, end) };
}

/** The highest count and the first day that had it. */
export function peakOf(daily: DailyCounts): CountOn | undefined {
  const { counts } = daily;
  let peak = 0;
  for (let index = 1; index < counts.length; index++) {
    if ((counts[index] ?? 0) > (counts[peak] ?? 0)) {
      peak = index;
    }
  }
  return countAt(daily, peak);
}
