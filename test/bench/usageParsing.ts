/*
 * Reads a usage export in a process that does nothing else, and tells its parent what that took.
 */

import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parseUsageExport } from '../../src/usage/reading/usageExport';
import { medians } from './interleaved';

export type UsageParser = 'own' | 'papaparse';

export type UsageParsingTask =
  | { readonly measure: 'time'; readonly file: string; readonly isLarge: boolean }
  /** The code is warmed up with another file, as that of a page is which was open before. */
  | {
      readonly measure: 'cost';
      readonly file: string;
      readonly warmUpFile: string;
      readonly parser: UsageParser;
    };

/** Medians in milliseconds. */
export type UsageParsingTime = Readonly<Record<UsageParser, number>>;

export interface UsageParsingCost {
  /** The longest time in which nothing else could run, in milliseconds, and how much of it was spent on a processor. */
  readonly block: { readonly elapsed: number; readonly busy: number };
  /** The most memory at once, above what there was before the file, as a multiple of the file's size. */
  readonly memory: { readonly resident: number; readonly held: number };
}

/** The code is optimized before it is measured; a large file does that by itself. */
const ROUNDS = { small: { warmUp: 100, measured: 100 }, large: { warmUp: 2, measured: 7 } };

const PARSERS: Readonly<Record<UsageParser, (bytes: Buffer) => Promise<unknown>>> = {
  own: parseUsageExport,
  papaparse: (bytes) => Promise.resolve(Papa.parse(bytes.toString(), { skipEmptyLines: true })),
};

async function timeOf(file: string, isLarge: boolean): Promise<UsageParsingTime> {
  const bytes = readFileSync(file);
  return medians(
    { own: () => PARSERS.own(bytes), papaparse: () => PARSERS.papaparse(bytes) },
    isLarge ? ROUNDS.large : ROUNDS.small,
  );
}

async function costOf(file: string, warmUpFile: string, parser: UsageParser): Promise<UsageParsingCost> {
  await PARSERS[parser](readFileSync(warmUpFile));
  globalThis.gc?.();
  const watch = new Watch();
  const bytes = readFileSync(file);
  const parsed = await PARSERS[parser](bytes);
  // The result belongs to the memory, and is not to be collected before.
  const { block, resident, held } = await watch.end(parsed);
  return { block, memory: { resident: resident / bytes.length, held: held / bytes.length } };
}

/** Looks at the clock and the memory whenever the event loop comes round. */
class Watch {
  readonly #before = process.memoryUsage();
  #last = { at: performance.now(), cpu: process.cpuUsage() };
  #block = { elapsed: 0, busy: 0 };
  #resident = 0;
  #held = 0;
  readonly #timer = setInterval(() => this.#look(), 0);

  async end(
    _result: unknown,
  ): Promise<Omit<UsageParsingCost, 'memory'> & { resident: number; held: number }> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.#look();
    clearInterval(this.#timer);
    return { block: this.#block, resident: this.#resident, held: this.#held };
  }

  #look(): void {
    const elapsed = performance.now() - this.#last.at;
    const cpu = process.cpuUsage(this.#last.cpu);
    if (elapsed > this.#block.elapsed) {
      this.#block = { elapsed, busy: (cpu.user + cpu.system) / 1000 };
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    this.#resident = Math.max(this.#resident, rss - this.#before.rss);
    this.#held = Math.max(this.#held, heapUsed + external - this.#before.heapUsed - this.#before.external);
    this.#last = { at: performance.now(), cpu: process.cpuUsage() };
  }
}

process.once('message', (task: UsageParsingTask) => {
  const work =
    task.measure === 'time'
      ? timeOf(task.file, task.isLarge)
      : costOf(task.file, task.warmUpFile, task.parser);
  void work.then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});
