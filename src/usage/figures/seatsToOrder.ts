/**
 * How many seats the next license should have.
 *
 * GitLab bills self-managed subscriptions by the maximum of billable users in the term, and asks to renew for at least
 * the billable users of the day (https://docs.gitlab.com/subscriptions/manage_users_and_seats/). It refuses a license
 * with fewer seats than the most users in the period of the license before it, which is what a usage export is about,
 * unless a true-up in the key covers them (`ee/app/models/license.rb` in its source). Who orders what will be needed at the end of the next term has nothing
 * to pay for afterwards. So the highest of the three is the answer.
 */

import { addDays, daysBetween, parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import { expectedOn, type ExpectedCount, type Forecast, type WithoutForecast } from './forecast';
import type { CountOn } from './series';

/** One year: both days belong to it. */
export interface Term {
  readonly startsOn: PlainDate;
  readonly lastOn: PlainDate;
}

/** `tooFar`: more than five years after the last count. */
export type Expectation =
  | ({ readonly kind: 'expected' } & ExpectedCount)
  | ({ readonly kind: 'none' } & (WithoutForecast | { readonly reason: 'tooFar' }));

export type SeatsToOrder =
  | { readonly kind: 'none'; readonly reason: 'noCounts' }
  | {
      readonly kind: 'seats';
      readonly seats: number;
      /** Which of the three figures `seats` is; of equal ones the first. */
      readonly because: 'now' | 'peak' | 'expected';
      readonly now: CountOn;
      /** Of all days in the export. */
      readonly peak: CountOn;
      /** On the last day of the next term. */
      readonly expected: Expectation;
      readonly nextTerm: Term;
    };

export interface RenewalDates {
  readonly today: PlainDate;
  /** The first day on which the license no longer counts; undefined: never. */
  readonly endsOn: PlainDate | undefined;
}

/** In days. Nobody orders for a renewal that is farther away: then it is about the year from today on. */
const FARTHEST_RENEWAL = 5 * 365;

/** What the users are known by. */
export interface KnownUsage {
  /** The billable users of today, or the last count. */
  readonly now: CountOn | undefined;
  /** Of all days in the export; undefined when it holds no count. */
  readonly peak: CountOn | undefined;
  readonly forecast: Forecast;
}

export function seatsToOrder({ now, peak = now, forecast }: KnownUsage, dates: RenewalDates): SeatsToOrder {
  if (now === undefined || peak === undefined) {
    return { kind: 'none', reason: 'noCounts' };
  }
  const nextTerm = nextTermOf(dates);
  const expected = expectation(forecast, nextTerm.lastOn);
  const figures = [
    ['now', now.count],
    ['peak', peak.count],
    ['expected', expected.kind === 'expected' ? expected.expected : 0],
  ] as const;
  const [because, seats] = figures.reduce((most, figure) => (figure[1] > most[1] ? figure : most));
  return { kind: 'seats', seats, because, now, peak, expected, nextTerm };
}

function nextTermOf({ today, endsOn = today }: RenewalDates): Term {
  const ahead = daysBetween(today, endsOn);
  const startsOn = ahead > 0 && ahead <= FARTHEST_RENEWAL ? endsOn : today;
  return yearFrom(startsOn);
}

/** The term of one year that begins on a day. */
export function yearFrom(startsOn: PlainDate): Term {
  return { startsOn, lastOn: addDays(yearAfter(startsOn), -1) };
}

/** The same day of the next year; of a leap day the first of March. */
function yearAfter(day: PlainDate): PlainDate {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  return parsePlainDate(`${year}${day.slice(4)}`) ?? addDays(day, 366);
}

/** How many users are expected on a day, or why that isn't known. */
export function expectation(forecast: Forecast, on: PlainDate): Expectation {
  if (forecast.kind === 'none') {
    return forecast;
  }
  const expected = expectedOn(forecast, on);
  return expected === undefined ? { kind: 'none', reason: 'tooFar' } : { kind: 'expected', ...expected };
}
