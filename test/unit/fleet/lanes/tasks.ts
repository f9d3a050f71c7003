import { afterEach, beforeEach, vi } from 'vitest';
import type { LaneTask } from '../../../../src/fleet/lanes/lanes';

/** Each test of the file has a clock that it sets itself. A turn of the event loop takes no time of it. */
export function fakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('setImmediate', queueMicrotask);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}

/** A task that never ends. */
export const never = () => new Promise<never>(() => undefined);

/** Answers after that many milliseconds, and says meanwhile how many such tasks run. */
export function server() {
  const seen = { running: 0, most: 0, begun: 0 };
  const task =
    (milliseconds: number): LaneTask<number> =>
    async (putAside) => {
      seen.begun += 1;
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        putAside.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      seen.running -= 1;
      return milliseconds;
    };
  return { seen, task };
}
