/** The figures of the usage page: what the server said a moment ago comes before what the file says. */

import type { License } from '../../gitlab/schemas';
import type { LicenseKeyReading } from '../../licensing/key/licenseKeyContent';
import type { PlainDate } from '../../licensing/plainDate';
import { dayNumber } from '../dayNumber';
import type { Marks } from '../protocol';
import type { CountOn } from './series';
import type { UsageStatistics } from './statistics';

/** What the figures of GitLab's own Subscription page are, where the server or the file has them. */
export interface SubscriptionFigures {
  /** 0: no limit; undefined: not known. */
  readonly limit: number | undefined;
  readonly billable: number | undefined;
  /** The most billable users on one day since the license started. */
  readonly maximum: number | undefined;
}

/**
 * The seats of the license: the server's `user_limit`, else those of the key in the file.
 *
 * @param live what `GET /license` answered; undefined for a saved export
 * @returns 0, as the server says it: no limit; undefined: not known
 */
export function seatLimit(
  reading: LicenseKeyReading | undefined,
  live: License | undefined,
): number | undefined {
  return live?.user_limit ?? (reading?.kind === 'read' ? (reading.content.seats ?? 0) : undefined);
}

/** Of a license that has ended, the server's other maximum holds today's users (`licensing/seats.ts`). */
export function usersOf(
  { current, peak }: UsageStatistics,
  live: License | undefined,
  isEnded: boolean,
): Pick<SubscriptionFigures, 'billable' | 'maximum'> {
  const maximum = isEnded ? live?.historical_max : live?.maximum_user_count;
  return { billable: current?.count, maximum: maximum ?? peak?.count };
}

/** The server's word, else the day: a license is expired from the start of its day of expiry. */
export function isExpired({ expired, expires_at: expiry }: License, today: PlainDate): boolean {
  return expired ?? (typeof expiry === 'string' && expiry <= today);
}

/** What the chart draws in addition to the counts, in days since 1970-01-01. */
export function marksOf({ seats, peak, now, atEnd }: UsageStatistics, endsOn: PlainDate | undefined): Marks {
  return {
    ...(seats && { limit: seats.limit }),
    ...(peak && { peak: point(peak) }),
    ...(endsOn && { end: dayNumber(endsOn) }),
    ...(now &&
      atEnd && { forecast: { from: point(now), to: { day: dayNumber(atEnd.on), count: atEnd.expected } } }),
  };
}

function point({ on, count }: CountOn): { day: number; count: number } {
  return { day: dayNumber(on), count };
}
