/**
 * Work that is done in small steps, so that whoever runs it decides when others get their turn.
 *
 * The extension host has one thread for all extensions. Time is what counts, not the number of steps: the same step
 * takes ten times as long on a busy machine.
 */

import type { Steps } from './parts';

export { inParts, type Steps } from './parts';

export interface Pacing {
  readonly signal?: AbortSignal | undefined;
  /** Lets others run; by default one turn of the event loop. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** What is allowed between two pauses, not counting one step and what else the machine does. */
const SLICE_MS = 10;

/**
 * All steps, with a pause whenever they have held the thread for some milliseconds.
 *
 * @returns undefined when `signal` was aborted before the end
 */
export async function inSlices<T extends object>(
  steps: Steps<T>,
  { signal, pause = eventLoopTurn }: Pacing,
): Promise<T | undefined> {
  let sliceStart = performance.now();
  while (signal?.aborted !== true) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - sliceStart >= SLICE_MS) {
      await pause();
      sliceStart = performance.now();
    }
  }
  return undefined;
}

async function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
