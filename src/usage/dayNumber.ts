/** Days as numbers, for columns. */

import { addDays, daysBetween, type PlainDate } from '../licensing/plainDate';

const EPOCH = '1970-01-01' as PlainDate;

/** Days since 1970-01-01. */
export function dayNumber(day: PlainDate): number {
  return daysBetween(EPOCH, day);
}

/** The day this many days after 1970-01-01; at most the last (first) day there is. */
export function dayOfNumber(number: number): PlainDate {
  return addDays(EPOCH, number);
}

/**
 * Days since 1970-01-01 of a date, or undefined when the calendar has no such day. It needs no text, which counts when
 * there are hundreds of thousands.
 *
 * Source of the formula: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 *
 * @param year 0 to 9999; NaN here and below is no day
 */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): number | undefined {
  const exists =
    year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month);
  if (!exists) {
    return undefined;
  }
  // Years begin in March here, so that the leap day is the last one.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Seconds since midnight, or undefined when the clock has no such time; NaN is none either. */
export function secondOfDay(hour: number, minute: number, second: number): number | undefined {
  return hour <= 23 && minute <= 59 && second <= 59 ? hour * 3600 + minute * 60 + second : undefined;
}
