import * as z from 'zod/mini';
import { MOST_MISFITS } from './foreign/limits';

/** Whether a field holds what it should; a missing field is `undefined`. */
export type Guard<T> = (value: unknown) => value is T;

type Guards = Readonly<Record<string, Guard<unknown>>>;

/** An object whose fields pass their guards; fields without a guard hold anything. */
export type GuardedObject<G extends Guards> = {
  [Name in keyof G]?: G[Name] extends Guard<infer T> ? T : never;
} & Record<string, unknown>;

/** Elements of a list that fit, and where each of the others does not. */
export interface SortedList<T> {
  readonly fitting: T[];
  readonly misfits: readonly Misfit[];
}

export interface Misfit {
  readonly element: unknown;
  /** The field that does not fit; undefined when the element is no object. */
  readonly field: string | undefined;
}

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

/**
 * A list of which a few elements may not fit: they are set apart. One of which none fits, or more than twenty do not,
 * is no such list.
 */
export function sortedList<G extends Guards>(shape: G) {
  const fields = Object.entries(shape);
  return z.pipe(
    z.custom<unknown[]>(Array.isArray),
    z.transform((list, { issues }): SortedList<GuardedObject<G>> => {
      const fitting: GuardedObject<G>[] = [];
      const misfits: Misfit[] = [];
      const paths: PropertyKey[][] = [];
      for (const [index, element] of list.entries()) {
        const misfit = misfitIn(element, fields);
        if (misfit === undefined) {
          fitting.push(element as GuardedObject<G>);
          continue;
        }
        misfits.push({ element, field: misfit[0] });
        paths.push([index, ...misfit]);
        if (misfits.length > MOST_MISFITS) {
          break;
        }
      }
      if (misfits.length > MOST_MISFITS || (misfits.length > 0 && fitting.length === 0)) {
        issues.push(
          ...paths.slice(0, MOST_MISFITS).map((path) => ({ code: 'custom' as const, input: list, path })),
        );
      }
      return { fitting, misfits };
    }),
  );
}

/** Where an object does not fit: a field, or nowhere in particular; undefined when it does. */
function misfitIn(
  value: unknown,
  fields: readonly (readonly [string, Guard<unknown>])[],
): string[] | undefined {
  if (!isObject(value)) {
    return [];
  }
  for (const [name, fits] of fields) {
    if (!fits(value[name])) {
      return [name];
    }
  }
  return undefined;
}

export function nullish<T>(guard: Guard<T>): Guard<T | null | undefined> {
  return (value): value is T | null | undefined => value === undefined || value === null || guard(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
