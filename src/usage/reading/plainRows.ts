/**
 * Rows of the table exactly as GitLab writes them, read from the bytes.
 *
 * A CSV parser makes a text of every cell and spends seconds on a file of 15 MB. What is not of this form is left to it.
 */

import { dayNumberOf, secondOfDay } from '../dayNumber';
import { NO_COUNT, NO_TIME, type UsageTableBuilder } from './usageTable';

const LF = 10;
const CR = 13;
const SPACE = 32;
const COMMA = 44;
const DASH = 45;
const ZERO = 48;
const COLON = 58;

/** "2027-01-10" */
const DAY_LENGTH = 10;
/** " 12:00:05" */
const TIME_LENGTH = 9;
/** Fits into 32 bits. */
const MOST_DIGITS = 9;

/**
 * Appends the rows from `from` on that are "2027-01-10 12:00:05,21", without a time in GitLab 13, or without a count,
 * and that have a line end.
 *
 * @returns where the first other row begins, or the next one after `most`
 */
export function appendPlainRows(
  bytes: Uint8Array,
  from: number,
  table: UsageTableBuilder,
  most: number,
): number {
  let at = from;
  for (let row = 0; row < most; row++) {
    const next = appendPlainRow(bytes, at, table);
    if (next === at) {
      return at;
    }
    at = next;
  }
  return at;
}

/** @returns where the next row begins; `at` itself when nothing was appended */
function appendPlainRow(bytes: Uint8Array, at: number, table: UsageTableBuilder): number {
  const day = dayAt(bytes, at);
  if (day === undefined) {
    return at;
  }
  const afterDay = at + DAY_LENGTH;
  const second = bytes[afterDay] === SPACE ? secondAt(bytes, afterDay + 1) : NO_TIME;
  const comma = second === NO_TIME ? afterDay : afterDay + TIME_LENGTH;
  if (second === undefined || bytes[comma] !== COMMA) {
    return at;
  }
  const countEnd = endOfDigits(bytes, comma + 1);
  const next = afterLineEnd(bytes, countEnd);
  if (next === countEnd) {
    return at;
  }
  const digits = countEnd - comma - 1;
  table.append(day, second, digits === 0 ? NO_COUNT : digitsAt(bytes, comma + 1, digits));
  return next;
}

function dayAt(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) {
    return undefined;
  }
  return dayNumberOf(digitsAt(bytes, at, 4), digitsAt(bytes, at + 5, 2), digitsAt(bytes, at + 8, 2));
}

function secondAt(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) {
    return undefined;
  }
  return secondOfDay(digitsAt(bytes, at, 2), digitsAt(bytes, at + 3, 2), digitsAt(bytes, at + 6, 2));
}

/** NaN when one of them is no digit: the calendar and the clock have no such number. */
function digitsAt(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let digit = at; digit < at + length; digit++) {
    if (!isDigit(bytes[digit])) {
      return Number.NaN;
    }
    number = number * 10 + (bytes[digit] ?? 0) - ZERO;
  }
  return number;
}

/** Of {@link MOST_DIGITS} at most: a row with more has no line end where one is expected. */
function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < from + MOST_DIGITS && isDigit(bytes[at])) {
    at++;
  }
  return at;
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) {
    return at + 1;
  }
  if (bytes[at] !== CR) {
    return at;
  }
  return bytes[at + 1] === LF ? at + 2 : at + 1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}
