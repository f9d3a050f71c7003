/** What is left to order for the renewal of an instance, given what is already there. */

import type { Forecast } from './forecast';
import type { KnownRenewal, RenewalInPlace } from './renewalInPlace';
import {
  expectation,
  seatsToOrder,
  yearFrom,
  type Expectation,
  type KnownUsage,
  type RenewalDates,
  type SeatsToOrder,
} from './seatsToOrder';

/** What the advice is drawn from, in addition to the counts of users. */
export interface RenewalSituation extends RenewalDates {
  /** Seats of the current license; 0: unlimited; undefined: not known. */
  readonly limit: number | undefined;
  readonly renewal: KnownRenewal;
}

/** A renewal that is in place, against the users that are expected in its term. */
export interface AssessedRenewal {
  readonly renewal: RenewalInPlace;
  /** 0: unlimited; undefined: the server doesn't say. */
  readonly limit: number | undefined;
  /** The higher of today's billable users and those expected on its last day. */
  readonly needed: number;
  readonly because: 'now' | 'expected';
  readonly expected: Expectation;
  /** Seats to order in addition, never negative; undefined where the limit isn't known. */
  readonly missing: number | undefined;
}

export type RenewalAdvice =
  /** `unlimited`: who has all the seats there are orders none. */
  | { readonly kind: 'none'; readonly reason: 'noCounts' | 'unlimited' }
  /** `renewal`: none is in place, or whether one is isn't known. */
  | {
      readonly kind: 'order';
      readonly order: Extract<SeatsToOrder, { kind: 'seats' }>;
      readonly renewal: Exclude<KnownRenewal, { kind: 'inPlace' }>;
    }
  /** At least one, in the order in which they take over. */
  | { readonly kind: 'renewed'; readonly renewals: readonly AssessedRenewal[] };

/**
 * What to order. Of a renewal that is in place only the missing seats: GitLab has accepted its key, so that the maximum
 * of the term before no longer matters (`ee/app/models/license.rb` in its source checks a key when it is added).
 */
export function renewalAdvice(usage: KnownUsage, situation: RenewalSituation): RenewalAdvice {
  const { renewal, limit } = situation;
  const { now } = usage;
  if (now === undefined) {
    return { kind: 'none', reason: 'noCounts' };
  }
  if (renewal.kind === 'inPlace') {
    return {
      kind: 'renewed',
      renewals: renewal.renewals.map((one) => assess(one, now.count, usage.forecast)),
    };
  }
  if (limit === 0) {
    return { kind: 'none', reason: 'unlimited' };
  }
  const order = seatsToOrder(usage, situation);
  return order.kind === 'none' ? order : { kind: 'order', order, renewal };
}

/** Whether a renewal needs nothing more: no seats, no other plan, no license for a gap before it. */
export function isEnough({ missing, renewal }: AssessedRenewal): boolean {
  return missing === 0 && renewal.gap === undefined && renewal.plan.kind === 'notLower';
}

function assess(renewal: RenewalInPlace, now: number, forecast: Forecast): AssessedRenewal {
  const { license, startsOn, lastOn = yearFrom(startsOn).lastOn } = renewal;
  const expected = expectation(forecast, lastOn);
  const most = expected.kind === 'expected' ? expected.expected : 0;
  const needed = Math.max(now, most);
  const limit = license.user_limit ?? undefined;
  return {
    renewal,
    limit,
    needed,
    because: most > now ? 'expected' : 'now',
    expected,
    missing: missingSeats(limit, needed),
  };
}

function missingSeats(limit: number | undefined, needed: number): number | undefined {
  if (limit === undefined) {
    return undefined;
  }
  return limit === 0 ? 0 : Math.max(0, needed - limit);
}
