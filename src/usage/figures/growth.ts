import type { DailyCounts } from '../reading/dailyCounts';
import { countAt, daysBefore, type CountOn } from './series';

/** By how much the count has changed up to the last day that has one. */
export type Growth =
  | {
      readonly kind: 'measured';
      /** What was asked for: 30, 90 or 365. */
      readonly days: number;
      /** The last count at least this many days earlier; its day says how many it really was. */
      readonly from: CountOn;
      /** Users. */
      readonly absolute: number;
      /** Not rounded; absent when there were no users. */
      readonly percent?: number;
    }
  /**
   * `tooShort`: nothing was counted so long ago; `gap`: the nearest count before is more than half as many days older,
   * so that it would be the growth of another time.
   */
  | { readonly kind: 'none'; readonly days: number; readonly reason: 'tooShort' | 'gap' };

const PERIODS = [30, 90, 365];

export function growthOf(daily: DailyCounts): readonly Growth[] {
  return PERIODS.map((days) => growthOver(daily, days));
}

function growthOver(daily: DailyCounts, days: number): Growth {
  const last = countAt(daily, -1);
  const target = (daily.days.at(-1) ?? 0) - days;
  const index = daysBefore(daily.days, target + 1) - 1;
  const from = index < 0 ? undefined : countAt(daily, index);
  if (last === undefined || from === undefined) {
    return { kind: 'none', days, reason: 'tooShort' };
  }
  if (target - (daily.days[index] ?? 0) > days / 2) {
    return { kind: 'none', days, reason: 'gap' };
  }
  const absolute = last.count - from.count;
  return {
    kind: 'measured',
    days,
    from,
    absolute,
    ...(from.count > 0 && { percent: (absolute / from.count) * 100 }),
  };
}
