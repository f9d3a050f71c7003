import * as z from 'zod/mini';

/** Whether a field holds what it should; a missing field is `undefined`. */
export type Guard<T> = (value: unknown) => value is T;

type Guards = Readonly<Record<string, Guard<unknown>>>;

/** An object whose fields pass their guards; fields without a guard hold anything. */
export type GuardedObject<G extends Guards> = {
  [Name in keyof G]?: G[Name] extends Guard<infer T> ? T : never;
} & Record<string, unknown>;

/**
 * A schema like `z.looseObject`, but one that leaves the object as it is: zod's own copies it, field by field, which
 * takes about four times as long, and was most of what the list of licenses cost beyond its download.
 *
 * @param shape a guard for each known field; unknown fields are kept
 */
export function guardedObject<G extends Guards>(shape: G) {
  const fields = Object.entries(shape);
  const schema = z.custom<GuardedObject<G>>(isObject).check(({ value, issues }) => {
    const misfit = fields.find(([name, fits]) => !fits(value[name]));
    if (misfit !== undefined) {
      issues.push({ code: 'custom', input: value, path: [misfit[0]] });
    }
  });
  return Object.assign(schema, { shape });
}

export function nullish<T>(guard: Guard<T>): Guard<T | null | undefined> {
  return (value): value is T | null | undefined => value === undefined || value === null || guard(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
