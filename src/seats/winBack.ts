import { seatsToOrder } from '../usage/figures/seatsToOrder';
import { dayOfNumber } from '../usage/dayNumber';

/** What the License API says of the current license's users; undefined: it doesn't. */
export interface LicensedUsers {
  /** By GitLab's daily count. */
  readonly billable?: number | undefined;
  /** The most in this term. */
  readonly maximum?: number | undefined;
}

/** What freeing seats changes at the renewal. */
export interface WinBack {
  /** Billable users before and after: the minimum for the renewal. */
  readonly billable: number;
  readonly after: number;
  /** Of this term, which doesn't fall; undefined: the server doesn't say. */
  readonly maximum: number | undefined;
  /** Seats to order after that, by the rule of the usage page without a forecast. */
  readonly order: number;
}

/**
 * What it means for the renewal to free seats.
 *
 * @param freed how many
 * @param today the day counted from 1970-01-01
 * @returns undefined where the count that GitLab bills isn't known
 */
export function winBack(
  freed: number,
  { billable, maximum }: LicensedUsers,
  today: number,
): WinBack | undefined {
  if (billable === undefined) {
    return undefined;
  }
  const on = dayOfNumber(today);
  const after = Math.max(0, billable - freed);
  const order = seatsToOrder(
    {
      now: { on, count: after },
      peak: maximum === undefined ? undefined : { on, count: maximum },
      forecast: { kind: 'none', reason: 'noCounts' },
    },
    { today: on, endsOn: undefined },
  );
  return { billable, after, maximum, order: order.kind === 'seats' ? order.seats : after };
}
