import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { median } from '../interleaved';
import { TurnClock, type Turn } from './turnClock';

/** How long nothing else could run at most, in milliseconds. The first two can be of different turns. */
export interface Block {
  /** By the clock. */
  readonly elapsed: number;
  /** Without waiting for a processor. */
  readonly busy: number;
  /** How long garbage was collected in the latter, by the clock. */
  readonly collecting: number;
}

/**
 * Looks at the clock whenever the event loop comes round.
 *
 * @returns ends the watch, with the longest block
 */
export function watchEventLoop(): () => Block {
  const collections: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => collections.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const clock = new TurnClock();
  let longest: Turn = { from: 0, elapsed: 0, busy: 0 };
  let longestElapsed = 0;
  const look = () => {
    const turn = clock.next();
    longestElapsed = Math.max(longestElapsed, turn.elapsed);
    longest = turn.busy > longest.busy ? turn : longest;
  };
  const timer = setInterval(look, 0);
  return () => {
    clearInterval(timer);
    look();
    clock.close();
    collections.push(...observer.takeRecords());
    observer.disconnect();
    const { from, elapsed, busy } = longest;
    const within = collections.filter(({ startTime }) => startTime >= from && startTime < from + elapsed);
    return {
      elapsed: longestElapsed,
      busy,
      collecting: within.reduce((sum, { duration }) => sum + duration, 0),
    };
  };
}

/** The median of each of its times. */
export function medianBlock(blocks: readonly Block[]): Block {
  return {
    elapsed: median(blocks.map(({ elapsed }) => elapsed)),
    busy: median(blocks.map(({ busy }) => busy)),
    collecting: median(blocks.map(({ collecting }) => collecting)),
  };
}
