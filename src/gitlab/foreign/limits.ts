/** How much of what a server, a file or a key says is taken in. */
export interface Limits {
  /** Objects and lists within one another, the outermost included. */
  readonly depth: number;
  /** Fields of one object. */
  readonly fields: number;
  /** Elements of one list. */
  readonly rows: number;
}

export const LIMITS: Limits = { depth: 8, fields: 200, rows: 10_000 };

/** A list that has more elements that do not fit is something else altogether. */
export const MOST_MISFITS = 20;

/** Characters of one text that are kept. */
export const LONGEST_KEPT = 10_000;

/** Characters of one text that a person is shown. */
export const LONGEST_SHOWN = 1_000;

/** Stands where something was cut off. */
export const ELLIPSIS = '…';
