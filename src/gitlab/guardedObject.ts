import * as z from 'zod/mini';

/** Whether a field holds what it should; a missing field is `undefined`. */
export type Guard<T> = (value: unknown) => value is T;

type Guards = Readonly<Record<string, Guard<unknown>>>;

/** An object whose fields pass their guards; fields without a guard hold anything. */
export type GuardedObject<G extends Guards> = {
  [Name in keyof G]?: G[Name] extends Guard<infer T> ? T : never;
} & Record<string, unknown>;

/** A list that has more elements that do not fit is something else altogether. */
export const MOST_MISFITS = 20;

/**
 * A schema like `z.looseObject`, but one that leaves the object as it is: zod's own copies it, field by field, which
 * takes about four times as long, and was most of what the list of licenses cost beyond its download.
 *
 * @param shape a guard for each known field; unknown fields are kept
 */
export function guardedObject<G extends Guards>(shape: G) {
  const fields = Object.entries(shape);
  const schema = z.custom<GuardedObject<G>>(isObject).check(({ value, issues }) => {
    const misfit = misfitIn(value, fields);
    if (misfit !== undefined) {
      issues.push({ code: 'custom', input: value, path: misfit });
    }
  });
  return Object.assign(schema, { shape });
}

/**
 * A list of such objects, left as it is. At most twenty elements that do not fit are named: a list of a million
 * numbers would cost seconds and hundreds of megabytes otherwise.
 */
export function guardedList<G extends Guards>(shape: G) {
  const fields = Object.entries(shape);
  return z.custom<GuardedObject<G>[]>(Array.isArray).check(({ value, issues }) => {
    for (const [index, element] of value.entries()) {
      const misfit = misfitIn(element, fields);
      if (misfit !== undefined) {
        issues.push({ code: 'custom', input: element, path: [index, ...misfit] });
      }
      if (issues.length === MOST_MISFITS) {
        return;
      }
    }
  });
}

/** Where an object does not fit: a field, or nowhere in particular; undefined when it does. */
function misfitIn(
  value: unknown,
  fields: readonly (readonly [string, Guard<unknown>])[],
): string[] | undefined {
  if (!isObject(value)) {
    return [];
  }
  const misfit = fields.find(([name, fits]) => !fits(value[name]));
  return misfit === undefined ? undefined : [misfit[0]];
}

export function nullish<T>(guard: Guard<T>): Guard<T | null | undefined> {
  return (value): value is T | null | undefined => value === undefined || value === null || guard(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
