/**
 * Which license GitLab uses on a day, by the dates alone.
 *
 * Source: `License.current` in GitLab EE's `ee/app/models/license.rb`.
 */

import type { PlainDate } from './plainDate';

/** What decides whether a license counts on a day: one row of `GET /licenses`. */
export interface LicenseRow {
  readonly id: number;
  /** The first day on which it counts. */
  readonly startsAt: PlainDate;
  /** The first day on which it no longer counts. Absent: it has no end, or none that is known. */
  readonly expiresAt?: PlainDate;
  /** It has an end, which the server wrote as a day that does not exist. */
  readonly endUnknown?: true;
  /** The server's own `expired`. Absent where the server says null (a license without an end). */
  readonly expired?: boolean;
}

/** How many rows, newest first, GitLab looks at: older ones never become current. */
const ROWS_LOOKED_AT = 100;

/** The rows GitLab looks at, in the order in which it does: the newest 100 ids, the highest first. */
export function rowsLookedAt<Row extends LicenseRow>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => other.id - one.id).slice(0, ROWS_LOOKED_AT);
}

/** Whether the license's first day is the day or before it. */
export function hasStarted(row: LicenseRow, day: PlainDate): boolean {
  return row.startsAt <= day;
}

/** Whether the license no longer counts on the day: the day of `expires_at` is the first such day. */
export function hasEnded(row: LicenseRow, day: PlainDate): boolean {
  return row.expiresAt !== undefined && row.expiresAt <= day;
}

/** Whether the license would count on the day if it were the only one. */
export function isInForce(row: LicenseRow, day: PlainDate): boolean {
  return hasStarted(row, day) && !hasEnded(row, day);
}

/**
 * The license in force that GitLab prefers on the day: the highest id, not the longest or the best plan.
 * `undefined` when the day is without a license.
 */
export function activeOn<Row extends LicenseRow>(rows: readonly Row[], day: PlainDate): Row | undefined {
  return rowsLookedAt(rows).find((row) => isInForce(row, day));
}

/**
 * The license GitLab calls current on the day: the active one, else the highest id that has started, so that
 * an expired license can be current. `undefined` when none has started.
 */
export function currentOn<Row extends LicenseRow>(rows: readonly Row[], day: PlainDate): Row | undefined {
  return inOrderOfPreference(rows, day)[0];
}

/** The rows that could be current on the day, GitLab's choice first: those in force, then the expired ones. */
export function inOrderOfPreference<Row extends LicenseRow>(rows: readonly Row[], day: PlainDate): Row[] {
  const started = rowsLookedAt(rows).filter((row) => hasStarted(row, day));
  const inForce = started.filter((row) => !hasEnded(row, day));
  const ended = started.filter((row) => hasEnded(row, day));
  return [...inForce, ...ended];
}
