/**
 * What the server's answers say beyond the dates: which day it has, and which licenses it passes over.
 */

import { inOrderOfPreference, rowsLookedAt, type LicenseRow } from './currentLicense';
import { addDays, daysBetween, earlierOf, laterOf, type PlainDate } from './plainDate';

/** What `GET /license` said about these rows, and for how long it has been saying so. */
export interface CurrentAnswer {
  /** The id it named; `undefined` when it said `null`. */
  readonly id: number | undefined;
  /** When the first of the consecutive answers that named this id came, in milliseconds since 1970. */
  readonly since: number;
  /** When the latest of them came, in milliseconds since 1970. */
  readonly at: number;
  /** The local calendar day of `at`: the server's flags speak of that day, however old the answer is now. */
  readonly on: PlainDate;
}

/** How long the server must keep to an answer that the dates contradict: it caches the license for a minute. */
export const CONFIRMATION_MS = 60_000;

/**
 * How far the server's choice agrees with the dates. `unconfirmed`: it may be a cached answer or a boundary
 * in another time zone, so ask again after `CONFIRMATION_MS`. `confirmed`: it passes licenses over.
 */
export type Agreement = 'agrees' | 'unconfirmed' | 'confirmed';

/** The server's choice, judged by the dates. */
export interface Judgement {
  readonly agreement: Agreement;
  /** Ids of licenses GitLab would use by their dates but does not (a cancelled subscription); empty until confirmed. */
  readonly passedOver: ReadonlySet<number>;
}

/**
 * Adds an answer to those before it. `since` is kept only while both the named id and the set of rows stay the
 * same: right after a license is added or deleted, a cached answer proves nothing.
 */
export function followAnswer(
  previous: { readonly rows: readonly LicenseRow[]; readonly answer: CurrentAnswer } | undefined,
  rows: readonly LicenseRow[],
  latest: Pick<CurrentAnswer, 'id' | 'at' | 'on'>,
): CurrentAnswer {
  const isSame =
    previous !== undefined && previous.answer.id === latest.id && haveSameIds(previous.rows, rows);
  return { ...latest, since: isSame ? previous.answer.since : latest.at };
}

/**
 * The day it is on the server, as near to the local `today` as the answers allow. `expired: false` means that
 * its day is before `expires_at`, `expired: true` that it is not, and the current license has started.
 */
export function serverDay(rows: readonly LicenseRow[], answer: CurrentAnswer, today: PlainDate): PlainDate {
  const elapsed = Math.max(0, daysBetween(answer.on, today));
  const notAfter = expiriesFlagged(rows, false).map((expiry) => addDays(expiry, elapsed - 1));
  const started = rows.filter((row) => row.id === answer.id).map((row) => row.startsAt);
  const notBefore = [...started, ...expiriesFlagged(rows, true)];
  // The lower bounds win: what has begun stays begun, while "not expired" may have been read just before midnight.
  return notBefore.reduce(laterOf, notAfter.reduce(earlierOf, today));
}

/**
 * Compares the server's choice with the one the dates would make on `day`, the server's day of the answer.
 * Licenses it prefers by rule but did not choose are passed over once it has kept to its answer for
 * `CONFIRMATION_MS` and no license starts or ends within a day, where a time zone could explain it.
 */
export function judgeAnswer(rows: readonly LicenseRow[], answer: CurrentAnswer, day: PlainDate): Judgement {
  const preferred = inOrderOfPreference(rows, day);
  if (preferred[0]?.id === answer.id) {
    return { agreement: 'agrees', passedOver: new Set() };
  }

  const chosen = preferred.findIndex((row) => row.id === answer.id);
  const isKnown = answer.id === undefined || chosen !== -1;
  const isLasting = answer.at - answer.since >= CONFIRMATION_MS;
  if (!isKnown || !isLasting || isNearBoundary(rows, day)) {
    return { agreement: 'unconfirmed', passedOver: new Set() };
  }
  const passedOver = answer.id === undefined ? preferred : preferred.slice(0, chosen);
  return { agreement: 'confirmed', passedOver: new Set(passedOver.map((row) => row.id)) };
}

function expiriesFlagged(rows: readonly LicenseRow[], expired: boolean): PlainDate[] {
  return rows.flatMap((row) =>
    row.expired === expired && row.expiresAt !== undefined ? [row.expiresAt] : [],
  );
}

function isNearBoundary(rows: readonly LicenseRow[], day: PlainDate): boolean {
  return rowsLookedAt(rows).some(
    (row) => isWithinADay(row.startsAt, day) || isWithinADay(row.expiresAt, day),
  );
}

function isWithinADay(boundary: PlainDate | undefined, day: PlainDate): boolean {
  return boundary !== undefined && Math.abs(daysBetween(boundary, day)) <= 1;
}

function haveSameIds(one: readonly LicenseRow[], other: readonly LicenseRow[]): boolean {
  const ids = new Set(one.map((row) => row.id));
  return ids.size === other.length && other.every((row) => ids.has(row.id));
}
