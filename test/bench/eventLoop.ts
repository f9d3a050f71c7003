import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { median } from './interleaved';

/**
 * A time in which nothing else could run, in milliseconds, how much of it was spent on a processor, and how much of that
 * on collecting garbage.
 */
export interface Block {
  readonly elapsed: number;
  readonly busy: number;
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
  let last = { at: performance.now(), cpu: process.cpuUsage() };
  let longest = { from: 0, elapsed: 0, busy: 0 };
  const look = () => {
    const elapsed = performance.now() - last.at;
    const cpu = process.cpuUsage(last.cpu);
    // By what was computed: on a machine with other work the clock goes on while nothing runs.
    const busy = Math.min(elapsed, (cpu.user + cpu.system) / 1000);
    longest = busy > longest.busy ? { from: last.at, elapsed, busy } : longest;
    last = { at: performance.now(), cpu: process.cpuUsage() };
  };
  const timer = setInterval(look, 0);
  return () => {
    clearInterval(timer);
    look();
    collections.push(...observer.takeRecords());
    observer.disconnect();
    const { from, elapsed, busy } = longest;
    const within = collections.filter(({ startTime }) => startTime >= from && startTime < from + elapsed);
    return { elapsed, busy, collecting: within.reduce((sum, { duration }) => sum + duration, 0) };
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
