/** Stands in for `node:timers/promises` in the matrix: no pause takes time, and each is written down. */

import { AsyncLocalStorage } from 'node:async_hooks';

/** The pauses of the cell that runs, in milliseconds. */
export const pausesOfCell = new AsyncLocalStorage<number[]>();

export function setTimeout(milliseconds: number): Promise<void> {
  pausesOfCell.getStore()?.push(milliseconds);
  return Promise.resolve();
}
