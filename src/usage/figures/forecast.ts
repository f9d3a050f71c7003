/**
 * Where the count goes if it goes on as in the last half year.
 *
 * Method: the trend is a straight line from the last count on, whose slope is that of Theil and Sen
 * (https://en.wikipedia.org/wiki/Theil%E2%80%93Sen_estimator): the median of the slopes between any two counts. One
 * day on which a hundred accounts were imported and removed again does not change it, as it would a least squares
 * line. Two counts have to be four weeks apart: the slopes of nearer ones say nothing, since users are whole numbers.
 * The range is what lies between the slope that a tenth of all pairs stay below and the one that a tenth exceed; it is
 * no confidence interval, since a count depends on the one of the day before.
 */

import { addDays, type PlainDate } from '../../licensing/plainDate';
import type { DailyCounts } from '../reading/dailyCounts';
import { dayNumber, dayOfNumber } from '../dayNumber';
import { countAt, part, type CountOn } from './series';

/** The days up to the last count that the trend is taken from. */
export const TREND_DAYS = 180;
/** Counts there must be in this time. */
const LEAST_COUNTS = 28;
/** From the first to the last of them, in days. */
const LEAST_SPAN = 56;
/** Between two counts that make a slope, in days. */
const PAIR_DISTANCE = 28;
/** A count this many days old says nothing about what comes. */
const OLDEST_LAST_COUNT = 60;
/** In days after the last count: five years. */
const HORIZON = 1826;

/** Lowest and highest share of the slopes that the range leaves out. */
const LEFT_OUT = 0.1;

/** Why there is no forecast; what there is, and what is needed. */
export type WithoutForecast =
  | { readonly reason: 'noCounts' }
  | { readonly reason: 'tooFewCounts'; readonly counts: number; readonly needed: number }
  | { readonly reason: 'tooShort'; readonly days: number; readonly needed: number }
  /** The last count is older than that. */
  | { readonly reason: 'outdated'; readonly lastOn: PlainDate; readonly mostDays: number };

/** Users a day, or users: not rounded. */
export interface Range {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface Trend {
  readonly kind: 'trend';
  readonly method: 'theilSen';
  /** The first count it is taken from, and where it goes on from: the last one, or what the server returns today. */
  readonly from: CountOn;
  readonly last: CountOn;
  /** Number of days with a count, `from` and `last` included. */
  readonly counts: number;
  /** Users a day. */
  readonly perDay: Range;
}

export type Forecast = Trend | ({ readonly kind: 'none' } & WithoutForecast);

/** Whole users on a day; never negative. */
export interface ExpectedCount extends Range {
  readonly on: PlainDate;
}

/** The day on which the last seat is taken. */
export type LimitReached =
  | { readonly kind: 'alreadyReached' }
  /** `earliest`: with the highest slope of the range; `latest`: with the lowest, absent when not within five years. */
  | {
      readonly kind: 'reached';
      readonly on: PlainDate;
      readonly earliest: PlainDate;
      readonly latest?: PlainDate;
    }
  /** Not up to that day; `earliest` as above, if within this time. */
  | { readonly kind: 'notReached'; readonly until: PlainDate; readonly earliest?: PlainDate };

/** @param today when the forecast is asked for, or when the file was made */
export function forecastOf(daily: DailyCounts, today: PlainDate): Forecast {
  const last = countAt(daily, -1);
  if (last === undefined) {
    return { kind: 'none', reason: 'noCounts' };
  }
  const lastDay = dayNumber(last.on);
  if (dayNumber(today) - lastDay > OLDEST_LAST_COUNT) {
    return { kind: 'none', reason: 'outdated', lastOn: last.on, mostDays: OLDEST_LAST_COUNT };
  }
  const recent = part(daily, lastDay - TREND_DAYS + 1, lastDay + 1);
  const from = countAt(recent, 0) ?? last;
  const span = lastDay - dayNumber(from.on);
  if (span < LEAST_SPAN) {
    return { kind: 'none', reason: 'tooShort', days: span, needed: LEAST_SPAN };
  }
  const counts = recent.days.length;
  if (counts < LEAST_COUNTS) {
    return { kind: 'none', reason: 'tooFewCounts', counts, needed: LEAST_COUNTS };
  }
  return { kind: 'trend', method: 'theilSen', from, last, counts, perDay: slopeOf(recent) };
}

/** What the trend expects on a day after the last count; undefined on others, and after five years. */
export function expectedOn({ last, perDay }: Trend, on: PlainDate): ExpectedCount | undefined {
  const days = dayNumber(on) - dayNumber(last.on);
  if (days <= 0 || days > HORIZON) {
    return undefined;
  }
  const after = (slope: number) => Math.max(0, Math.round(last.count + slope * days));
  return { on, expected: after(perDay.expected), low: after(perDay.low), high: after(perDay.high) };
}

/** @param limit seats; more than 0 */
export function limitReached({ last, perDay }: Trend, limit: number): LimitReached {
  if (last.count >= limit) {
    return { kind: 'alreadyReached' };
  }
  const [on, earliest, latest] = [perDay.expected, perDay.high, perDay.low].map((slope) =>
    dayOfReaching(last, slope, limit),
  );
  if (on === undefined) {
    return { kind: 'notReached', until: addDays(last.on, HORIZON), ...(earliest && { earliest }) };
  }
  return { kind: 'reached', on, earliest: earliest ?? on, ...(latest && { latest }) };
}

function dayOfReaching({ on, count }: CountOn, slope: number, limit: number): PlainDate | undefined {
  const days = Math.ceil((limit - count) / slope);
  return slope > 0 && days <= HORIZON ? dayOfNumber(dayNumber(on) + days) : undefined;
}

function slopeOf({ days, counts }: DailyCounts): Range {
  const slopes: number[] = [];
  days.forEach((day, index) => {
    for (let other = index + 1; other < days.length; other++) {
      const distance = (days[other] ?? 0) - day;
      if (distance >= PAIR_DISTANCE) {
        slopes.push(((counts[other] ?? 0) - (counts[index] ?? 0)) / distance);
      }
    }
  });
  const sorted = Float64Array.from(slopes).sort();
  return {
    expected: quantile(sorted, 0.5),
    low: quantile(sorted, LEFT_OUT),
    high: quantile(sorted, 1 - LEFT_OUT),
  };
}

/** Between the two numbers that lie nearest to that share of all of them. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
