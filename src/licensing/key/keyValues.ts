/** Values in the JSON of a license key, taken as Ruby and GitLab take them. */

import { parsePlainDate, type PlainDate } from '../plainDate';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Nobody writes a day in more; the expressions are not made for long texts. */
const LONGEST_DATE = 100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = MONTHS.join('|');

/** What Ruby's `Date.parse` reads, in its order, as far as the year has four digits. Time and zone are dropped. */
const DATE_FORMS = [
  // 1 Dec 2026, 1st December 2026, 1-Dec-2026
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})[^-\d\s]*[\s-]*(?<month>${MONTH})[^-\d\s']*[\s-]*(?<year>\d{4})(?!\d)`,
    'i',
  ),
  // Dec 1, 2026
  new RegExp(
    String.raw`\b(?<month>${MONTH})[^-\d\s']*\s*(?<day>\d{1,2})[a-z]*[\s,]*(?<year>\d{4})(?!\d)`,
    'i',
  ),
  // 2026-12-01, 2026/12/1, 2026.12.1
  /(?<!\d)(?<year>\d{4})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/,
  // 1-12-2026, 1/12/2026, 1.12.2026: Ruby takes the day first
  /(?<!\d)(?<day>\d{1,2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/,
  // 20261201, 20261201T030405Z, 20261201030405
  /^\s*(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:\d{6})?(?!\d)/,
];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What Ruby takes for nothing: null and false. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === false;
}

/** Whether something is there that is not blank: Rails' `present?`. */
export function isPresent(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : !isAbsent(value);
}

/** The day of a date or a date-time; `undefined` for anything else. */
export function dateIn(value: unknown): PlainDate | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const text = value.slice(0, LONGEST_DATE);
  const form = DATE_FORMS.find((one) => one.test(text));
  const { year = '', month = '', day = '' } = form?.exec(text)?.groups ?? {};
  return parsePlainDate(`${year}-${monthNumber(month)}-${day.padStart(2, '0')}`);
}

function monthNumber(month: string): string {
  const named = MONTHS.indexOf(month.toLowerCase());
  return (named === -1 ? month : String(named + 1)).padStart(2, '0');
}

/** A number as such: GitLab could not calculate with one that is written as a text. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A text that is not blank. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && isPresent(value) ? value : undefined;
}

/** Leaves out what is undefined, so that a missing value is a missing property. */
export function defined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>;
}

type Defined<Values> = {
  [Name in keyof Values as undefined extends Values[Name] ? never : Name]: Values[Name];
} & {
  [Name in keyof Values as undefined extends Values[Name] ? Name : never]?: Exclude<Values[Name], undefined>;
};
