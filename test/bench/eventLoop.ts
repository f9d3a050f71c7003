/** A time in which nothing else could run, in milliseconds, and how much of it was spent on a processor. */
export interface Block {
  readonly elapsed: number;
  readonly busy: number;
}

/**
 * Looks at the clock whenever the event loop comes round.
 *
 * @returns ends the watch, with the longest block
 */
export function watchEventLoop(): () => Block {
  let last = { at: performance.now(), cpu: process.cpuUsage() };
  let longest: Block = { elapsed: 0, busy: 0 };
  const look = () => {
    const elapsed = performance.now() - last.at;
    const cpu = process.cpuUsage(last.cpu);
    // By what was computed: on a machine with other work the clock goes on while nothing runs.
    const busy = Math.min(elapsed, (cpu.user + cpu.system) / 1000);
    longest = busy > longest.busy ? { elapsed, busy } : longest;
    last = { at: performance.now(), cpu: process.cpuUsage() };
  };
  const timer = setInterval(look, 0);
  return () => {
    clearInterval(timer);
    look();
    return longest;
  };
}
