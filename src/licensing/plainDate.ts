/**
 * Calendar days without a time or a zone, as GitLab writes the dates of a license.
 *
 * A day is its own text ("2027-01-27"), so days compare with `<`, `===` and `>`, and survive JSON.
 */

declare const plainDate: unique symbol;

/** A day that exists in the calendar, as `YYYY-MM-DD`, from 0000-01-01 to 9999-12-31. */
export type PlainDate = string & { readonly [plainDate]: true };

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const FIRST_DAY = '0000-01-01' as PlainDate;
const LAST_DAY = '9999-12-31' as PlainDate;

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/** Reads `YYYY-MM-DD`. Anything else, and a day the calendar does not have (2027-02-30), is `undefined`. */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!FORM.test(text)) {
    return undefined;
  }
  const day = text as PlainDate;
  const instant = midnightUtc(day);
  // Date.parse may carry 02-30 over into March, so only a day that comes back unchanged exists.
  if (Number.isNaN(instant) || isoDay(instant) !== day) {
    return undefined;
  }
  return day;
}

/**
 * The calendar day of an instant where this process runs (its local time zone).
 * @throws RangeError when the date is invalid or its year has more than four digits.
 */
export function plainDateOf(date: Date): PlainDate {
  const day = localDay(date);
  if (day === undefined) {
    throw new RangeError('This date has no calendar day between the years 0 and 9999.');
  }
  return day;
}

/**
 * The local calendar day of a time that somebody else wrote in ISO 8601, "2027-01-27T12:00:00.000Z". `undefined` for
 * anything else, among it what `Date.parse` guesses a date in ("12345"), and when the year has more than four digits.
 */
export function plainDateOfTime(text: string): PlainDate | undefined {
  return TIME.test(text) ? localDay(new Date(text)) : undefined;
}

/** The day `count` days later, or earlier when `count` is negative; at most the last (first) day there is. */
export function addDays(day: PlainDate, count: number): PlainDate {
  const instant = midnightUtc(day) + count * MILLISECONDS_PER_DAY;
  // Licenses "without end" are written as 9999-12-31; a year of five digits would break the order of the texts.
  if (instant >= midnightUtc(LAST_DAY)) {
    return LAST_DAY;
  }
  if (instant <= midnightUtc(FIRST_DAY)) {
    return FIRST_DAY;
  }
  return isoDay(instant);
}

/** How many days `to` is after `from`: 0 for the same day, negative when it is before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (midnightUtc(to) - midnightUtc(from)) / MILLISECONDS_PER_DAY;
}

/** The earlier of two days. */
export function earlierOf(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}

/** The later of two days. */
export function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other;
}

function localDay(date: Date): PlainDate | undefined {
  const year = String(date.getFullYear()).padStart(4, '0');
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const dayOfMonth = String(date.getDate()).padStart(2, '0');
  return parsePlainDate(`${year}-${month}-${dayOfMonth}`);
}

// ECMAScript reads a date without a time as UTC, where every day has 24 hours: daylight saving cannot
// change a count. Date.UTC would take the years 0 to 99 for 1900 to 1999.
function midnightUtc(day: PlainDate): number {
  return Date.parse(day);
}

function isoDay(instant: number): PlainDate {
  return new Date(instant).toISOString().slice(0, 10) as PlainDate;
}
