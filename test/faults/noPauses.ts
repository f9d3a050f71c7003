/** Stands in for `node:timers/promises` in the matrix: no pause takes time, and each is written down. */

/** In milliseconds, by the signal of the caller, which each cell has one of. */
export const pauses: number[] = [];

export function setTimeout(milliseconds: number): Promise<void> {
  pauses.push(milliseconds);
  return Promise.resolve();
}
