/** What the License API returns about users in the past. */

import { licenseInUse, type KnownInstance } from './instanceSituation';
import type { TrueUp } from '../key/licenseKeyContent';
import { licenseRows, rowId } from '../licenseRow';
import { earlierOf, type PlainDate } from '../plainDate';
import type { UnknownAnswer } from './ruleOutcome';

/** The highest daily count of a period; `atMost`: it is not higher, but may be lower. */
export type HighestCount =
  | { readonly kind: 'exactly'; readonly users: number }
  | { readonly kind: 'atMost'; readonly users: number }
  | UnknownAnswer;

const PERIOD_UNKNOWN: UnknownAnswer = { kind: 'unknown', why: 'trueUpPeriod' };

/**
 * The most users in the period of the license in use, which is what GitLab holds against a new key
 * (`prior_historical_max` in GitLab EE's `ee/app/models/license.rb`).
 */
export function priorMaximum(known: KnownInstance | undefined): number | UnknownAnswer {
  if (known === undefined) {
    return { kind: 'unknown', why: 'instanceUnknown' };
  }
  const license = licenseInUse(known);
  if (license === undefined) {
    return { kind: 'unknown', why: 'noCurrentLicense' };
  }
  // Of a license that came into use after the server answered, the answer only knows the days before its start.
  const isCurrent = known.current !== undefined && rowId(known.current) === rowId(license);
  const maximum = isCurrent ? license.historical_max : undefined;
  return maximum ?? { kind: 'unknown', why: 'usersUnknown' };
}

/** The most users between the days of the true-up, both included; `today` is the server's day. */
export function highestIn(
  { from, to }: Pick<TrueUp, 'from' | 'to'>,
  known: KnownInstance | undefined,
  today: PlainDate,
): HighestCount {
  if (known === undefined) {
    return { kind: 'unknown', why: 'instanceUnknown' };
  }
  const license = licenseInUse(known);
  const [row] = license === undefined ? [] : licenseRows([license]);
  const start = from ?? row?.startsAt;
  const end = to ?? row?.expiresAt;
  if (start === undefined || end === undefined) {
    return PERIOD_UNKNOWN;
  }
  const users = known.highestCount?.(start, end);
  if (users !== undefined) {
    return { kind: 'exactly', users };
  }
  const maximum = priorMaximum(known);
  if (typeof maximum !== 'number' || row === undefined) {
    return PERIOD_UNKNOWN;
  }
  return comparedWith({ start: row.startsAt, end: lastCounted(row.expiresAt, today) }, maximum, {
    start,
    // No day has a count before it is over.
    end: earlierOf(end, today),
  });
}

interface Days {
  readonly start: PlainDate;
  readonly end: PlainDate;
}

function comparedWith(known: Days, maximum: number, period: Days): HighestCount {
  const isWithin = known.start <= period.start && period.end <= known.end;
  if (!isWithin) {
    return PERIOD_UNKNOWN;
  }
  const isAll = known.start === period.start && period.end === known.end;
  return { kind: isAll ? 'exactly' : 'atMost', users: maximum };
}

/** GitLab counts the day of expiry in. */
function lastCounted(expiresAt: PlainDate | undefined, today: PlainDate): PlainDate {
  return expiresAt === undefined ? today : earlierOf(expiresAt, today);
}
