/** What the numbers of a usage export come to. Days are calendar days, and the same input gives the same answer. */

import { addDays, earlierOf, parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import type { DailyCounts } from '../reading/dailyCounts';
import {
  expectedOn,
  forecastOf,
  limitReached,
  type ExpectedCount,
  type Forecast,
  type LimitReached,
} from './forecast';
import { growthOf, type Growth } from './growth';
import { missingDays, type MissingDays } from './missingDays';
import { renewalAdvice, type RenewalAdvice } from './renewalAdvice';
import type { KnownRenewal } from './renewalInPlace';
import { countAt, peakOf, type CountOn } from './series';
import type { Steps } from '../steps';
import type { UsageReport } from '../reading/usageReport';

/** What the file does not say, or the server says better. */
export interface UsageCircumstances {
  readonly today: PlainDate;
  /** As the server returns them today; by default the last count in the file. */
  readonly billable?: number | undefined;
  /** `user_limit` of the License API, or the seats in the key; 0 or undefined: none that is known. */
  readonly seatLimit?: number | undefined;
  /** Of the license; by default the days in the file. */
  readonly startsOn?: PlainDate | undefined;
  /** The first day on which the license no longer counts. */
  readonly endsOn?: PlainDate | undefined;
  /** By default unknown, as from a saved file. */
  readonly renewal?: KnownRenewal | undefined;
}

const OF_A_FILE: KnownRenewal = { kind: 'unknown', reason: 'savedExport' };

/** Days whose count is above the seat limit. */
export interface DaysOver {
  readonly days: number;
  /** Absent when there are none. */
  readonly first?: CountOn;
  readonly last?: CountOn;
}

export interface UsageStatistics {
  /** The last count in the file, absent when there is none. */
  readonly now?: CountOn;
  /** The billable users of today as the server returns them, else the last count. */
  readonly current?: CountOn;
  /** The highest count, on the first day that had it. */
  readonly peak?: CountOn;
  readonly growth: readonly Growth[];
  readonly missing: MissingDays;
  readonly forecast: Forecast;
  /** On the last day of the license; absent without a forecast, and when that day is past or over five years away. */
  readonly atEnd?: ExpectedCount;
  /** What there is only with a seat limit. */
  readonly seats?: {
    readonly limit: number;
    readonly over: DaysOver;
    /** Absent without a forecast. */
    readonly reached?: LimitReached;
  };
  readonly advice: RenewalAdvice;
}

/** Each step goes once through all days, of which there may be hundreds of thousands. */
export function* usageStatistics(
  { header, daily }: UsageReport,
  circumstances: UsageCircumstances,
): Steps<UsageStatistics> {
  const { startsOn = header.startsOn, endsOn = header.endsOn, seatLimit = 0 } = circumstances;
  const today = earlierOf(circumstances.today, dayOf(header.generatedAt) ?? circumstances.today);
  const now = countAt(daily, -1);
  const { billable } = circumstances;
  const current = billable === undefined ? now : { on: circumstances.today, count: billable };
  const forecast = forecastFrom(current, forecastOf(daily, today));
  yield;
  const peak = peakOf(daily);
  yield;
  const seats = seatLimit > 0 ? againstLimit(daily, forecast, seatLimit) : undefined;
  yield;
  const lastOn = endsOn && addDays(endsOn, -1);
  const atEnd = lastOn && forecast.kind === 'trend' ? expectedOn(forecast, lastOn) : undefined;
  // GitLab counts at noon, so the day of the file may still be without a count.
  const yesterday = addDays(today, -1);
  return {
    ...(now && { now }),
    ...(current && { current }),
    ...(peak && { peak }),
    growth: growthOf(daily),
    missing: missingDays(daily, { startsOn, lastOn: lastOn ? earlierOf(lastOn, yesterday) : yesterday }),
    forecast,
    ...(atEnd && { atEnd }),
    ...(seats && { seats }),
    advice: renewalAdvice(
      { now: current, peak, forecast },
      { today, endsOn, limit: circumstances.seatLimit, renewal: circumstances.renewal ?? OF_A_FILE },
    ),
  };
}

/** The line goes on from what is true now: a recount may have moved it since the last count. */
function forecastFrom(current: CountOn | undefined, forecast: Forecast): Forecast {
  return forecast.kind === 'trend' && current !== undefined ? { ...forecast, last: current } : forecast;
}

function againstLimit(
  daily: DailyCounts,
  forecast: Forecast,
  limit: number,
): NonNullable<UsageStatistics['seats']> {
  return {
    limit,
    over: daysOver(daily, limit),
    ...(forecast.kind === 'trend' && { reached: limitReached(forecast, limit) }),
  };
}

function daysOver(daily: DailyCounts, limit: number): DaysOver {
  const { counts } = daily;
  let days = 0;
  let first = -1;
  let last = -1;
  for (let index = 0; index < counts.length; index++) {
    if ((counts[index] ?? 0) > limit) {
      days++;
      first = first === -1 ? index : first;
      last = index;
    }
  }
  const [firstOver, lastOver] = [first, last].map((index) =>
    index === -1 ? undefined : countAt(daily, index),
  );
  return { days, ...(firstOver && lastOver && { first: firstOver, last: lastOver }) };
}

/** When the file was made: what happened later cannot be in it. */
function dayOf(generatedAt: string | undefined): PlainDate | undefined {
  return parsePlainDate((generatedAt ?? '').slice(0, 10));
}
