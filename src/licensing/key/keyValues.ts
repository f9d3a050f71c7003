/** Values in the JSON of a license key, taken as Ruby and GitLab take them. */

import { parsePlainDate, type PlainDate } from '../plainDate';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The forms of ISO 8601, with or without a time behind the day. GitLab drops time and zone as well. */
const DATE = /^\s*(\d{4})([-/]?)(\d{2})\2(\d{2})(?!\d)/;

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
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  return parts === null ? undefined : parsePlainDate([parts[1], parts[3], parts[4]].join('-'));
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
