/**
 * How many seats a license has, and how many of them are taken.
 *
 * Fields: https://docs.gitlab.com/api/license/. `user_limit` 0 means that the license names no limit.
 */

import type { License } from '../gitlab/schemas';
import type { Role } from './roles';

/** Today's billable users against the limit. */
export interface SeatsNow {
  readonly billable: number;
  /** Never negative. */
  readonly left: number;
  /** Never negative. */
  readonly over: number;
  /** GitLab itself warns its administrators: few seats are left, or none. */
  readonly alert: boolean;
}

/** The most users there have been at a time, against the limit. */
export interface SeatsAtMaximum {
  readonly users: number;
  /** Never negative; GitLab's page calls it "Users over subscription". */
  readonly over: number;
}

export type Seats =
  /** The server does not say what the limit is. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unlimited'; readonly billable?: number; readonly maximum?: number }
  /** `now` and `atMaximum` are absent where the server does not tell the users. */
  | {
      readonly kind: 'limited';
      readonly limit: number;
      readonly now?: SeatsNow;
      readonly atMaximum?: SeatsAtMaximum;
    }
  /** Of a license that has ended only the past counts, and nothing about it is urgent. */
  | { readonly kind: 'ended'; readonly limit: number; readonly atMaximum?: SeatsAtMaximum };

/**
 * Billable users of the whole instance as GitLab last counted them (once a day).
 *
 * @param current what `GET /license` answered: the list of licenses does not tell them
 */
export function billableUsers(current: License | undefined): number | undefined {
  return current?.active_users ?? undefined;
}

/**
 * The seats of a license in its role.
 *
 * @param billable today's billable users of the instance; for an upcoming license they tell what its first day will be
 *   like if nothing changes
 */
export function seatsOf(license: License, role: Role, billable: number | undefined): Seats {
  const limit = license.user_limit ?? undefined;
  if (limit === undefined) {
    return { kind: 'unknown' };
  }
  const maximum = maximumUsers(license, role);
  if (limit === 0) {
    return {
      kind: 'unlimited',
      ...(billable !== undefined && !hasItsDaysBehind(role) && { billable }),
      ...(maximum !== undefined && { maximum }),
    };
  }
  const atMaximum = maximum !== undefined && {
    atMaximum: { users: maximum, over: Math.max(0, maximum - limit) },
  };
  if (hasItsDaysBehind(role)) {
    return { kind: 'ended', limit, ...atMaximum };
  }
  return {
    kind: 'limited',
    limit,
    ...(billable !== undefined && { now: seatsNow(limit, billable) }),
    ...atMaximum,
  };
}

/** @param limit a real one: more than 0 */
export function seatsNow(limit: number, billable: number): SeatsNow {
  return {
    billable,
    left: Math.max(0, limit - billable),
    over: Math.max(0, billable - limit),
    alert: warnsGitLab(limit, billable),
  };
}

/**
 * Of a license that has ended GitLab sends today's users as `maximum_user_count` (and `overage`), which say nothing
 * about it. Before its first day a license has no maximum of its own.
 */
function maximumUsers(license: License, role: Role): number | undefined {
  if (role.kind === 'upcoming') {
    return undefined;
  }
  const maximum = hasItsDaysBehind(role) ? license.historical_max : license.maximum_user_count;
  return maximum ?? undefined;
}

function hasItsDaysBehind(role: Role): boolean {
  return role.kind === 'expired' || (role.kind === 'current' && role.expired);
}

/** How many seats are few, by the licensed seats: a number of them, or percent of the licensed seats. */
const ALERT_LEVELS = [
  { from: 1000, percent: 5 },
  { from: 100, percent: 8 },
  { from: 26, percent: 10 },
  { from: 16, left: 2 },
  { from: 0, left: 1 },
] as const;

/**
 * Whether GitLab 19 shows "Your instance is approaching its licensed user count", which it does at and above the limit
 * as well. Older versions took the percentage of the current users, and never warned where this rule doesn't.
 *
 * Source: `ee/lib/gitlab_subscriptions/seat_thresholds.rb` in GitLab EE's source.
 */
function warnsGitLab(limit: number, billable: number): boolean {
  const level = ALERT_LEVELS.find(({ from }) => from <= limit);
  if (level === undefined || billable <= 1) {
    return false;
  }
  const left = limit - billable;
  return 'left' in level ? left <= level.left : left * 100 <= level.percent * limit;
}
