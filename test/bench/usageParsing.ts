/*
 * Reads a usage export in a process that does nothing else, and tells its parent what that took.
 */

import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parseUsageExport } from '../../src/usage/reading/usageExport';
import { medians } from './interleaved';
import { Watch, type Watched } from './watching/watch';

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
  readonly block: Watched['block'];
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
  const { block, resident, held } = await watch.end(parsed);
  return { block, memory: { resident: resident / bytes.length, held: held / bytes.length } };
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
