import { day } from '../dates';
import { license } from '../rows';
import type { LicenseRow } from '../rows';
import { ATTACKER, HOSTILE_TEXTS, LONG, longText, mixture, WILD_DATES } from './texts';

/** Ids of the rows that a person acts on; the others are past licenses with lower ids. */
export const CURRENT_ID = 900;
export const UPCOMING_ID = 901;

/**
 * Fields whose names mean something to whoever reads them: VS Code loads the address of a schema, `JSON.stringify`
 * calls `toJSON`, `await` calls `then`, and careless readers follow the others into what all objects share.
 */
const TRAPS = {
  $schema: `https://${ATTACKER}/schema.json`,
  $ref: `https://${ATTACKER}/schema.json#`,
  toJSON: 'toJSON',
  toString: 'toString',
  valueOf: 1,
  then: 'then',
  constructor: { prototype: { polluted: true } },
  hasOwnProperty: null,
  length: -1,
};

/** What stands in an answer for something that is nested too deep for a value of JavaScript. */
export const NESTED = '<<nested>>';

const CURRENT = { id: CURRENT_ID, starts_at: day(-353), expires_at: day(12), user_limit: 200 };
const UPCOMING = { id: UPCOMING_ID, starts_at: day(12), expires_at: day(377), user_limit: 80 };
const PAST = { starts_at: day(-718), expires_at: day(-353), user_limit: 100 };

/** A current and an upcoming license without anything odd. */
export function soundLicenses(): LicenseRow[] {
  return [license(CURRENT), license(UPCOMING)];
}

/** A current and an upcoming license, and a past one for each hostile text. Their dates are sound. */
export function hostileLicenses(link: string): LicenseRow[] {
  const text = mixture(link);
  return [
    hostileRow(text, CURRENT),
    hostileRow(text, UPCOMING),
    ...Object.values(HOSTILE_TEXTS).map((one, index) => hostileRow(one, { ...PAST, id: 100 + index })),
  ];
}

/** Past licenses with a text of a megabyte, with further long ones, and with thousands of fields: below 2 MiB in all. */
export function hugeLicenses(): LicenseRow[] {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field ${index}`, index]));
  const long = longText('y', LONG / 5);
  return [
    license({ ...PAST, id: 50, plan: longText() }),
    license({ ...PAST, id: 51, licensee: { Name: long, [long]: 'x' } }),
    license({ ...PAST, id: 52, extra: { note: long, ...many, add_ons: many } }),
  ];
}

/** A past license with values that are nested too deep for recursive readers, where any value may stand. */
export function nestedLicenses(): LicenseRow[] {
  return [
    license({ ...PAST, id: 60, extra: { restrictions: NESTED } }),
    license({ ...PAST, id: 61, licensee: { Name: 'Deep', Company: NESTED } }),
  ];
}

/** Licenses whose days and moments no calendar has. */
export function wildLicenses(): LicenseRow[] {
  return WILD_DATES.flatMap((date, index) => [
    license({ ...PAST, id: 10 + index, created_at: date }),
    license({ ...PAST, id: 30 + index, extra: isDayLike(date) ? { starts_at: date, expires_at: date } : {} }),
  ]);
}

/** What is not even written like a day makes the whole list one of another shape. */
function isDayLike(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date);
}

function hostileRow(text: string, row: Partial<LicenseRow> & { id: number }): LicenseRow {
  return license({
    plan: text,
    ...row,
    licensee: { Name: text, Email: text, Company: text, ...own(text, text) },
    add_ons: { GitLab_FileLocks: 1, ...own(text, 1) },
    extra: {
      created_at: text,
      note: text,
      ...TRAPS,
      ...own('__proto__', { plan: text, polluted: text }),
      ...own(text, text),
      restrictions: { plan: text, add_on_products: { [text]: [{ quantity: text }] } },
    },
  });
}

/** A property of that name also where it is `__proto__`. */
function own<Value>(name: string, value: Value): Record<string, Value> {
  return Object.fromEntries([[name, value]]);
}
