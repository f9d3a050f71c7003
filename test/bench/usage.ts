/* What reading a usage export takes, beside papaparse on the same bytes. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './interleaved';
import { usageExport } from './usageExport';
import type { UsageParser, UsageParsingCost, UsageParsingTask, UsageParsingTime } from './usageParsing';

/** Runs `usageParsing` in a process of its own. */
type Answer = <T>(task: UsageParsingTask) => Promise<T>;

/** Five years, and the 15 MB at which GitLab stops. */
const SIZES = { small: 1826, large: 600_000 };
const COST_RUNS = 5;
const PARSERS: readonly UsageParser[] = ['own', 'papaparse'];

/** In milliseconds: what the extension host may be held up for. */
const LONGEST_BLOCK = 50;
/** As a multiple of the file's size. */
const MOST_MEMORY = 4;

/** @param folder where the files that are read may be written */
export async function benchUsageParsing(folder: string, answer: Answer): Promise<void> {
  const small = join(folder, 'small.csv');
  const large = join(folder, 'large.csv');
  writeFileSync(small, usageExport(SIZES.small));
  writeFileSync(large, usageExport(SIZES.large));
  console.log();
  printRow('reading the export', 'own', 'papaparse', 'own/papaparse', 'goal');
  printTime(SIZES.small, await answer<UsageParsingTime>({ measure: 'time', file: small, isLarge: false }));
  printTime(SIZES.large, await answer<UsageParsingTime>({ measure: 'time', file: large, isLarge: true }));
  const costs: UsageParsingCost[] = [];
  for (const parser of PARSERS) {
    costs.push(await medianCost(answer, { measure: 'cost', file: large, warmUpFile: small, parser }));
  }
  printCosts(costs);
}

function printTime(rows: number, { own, papaparse }: UsageParsingTime): void {
  const shown = [own, papaparse].map((time) => `${time.toFixed(2)} ms`);
  printRow(`${rows.toLocaleString('en')} rows`, ...shown, (own / papaparse).toFixed(2));
}

function printCosts(costs: readonly UsageParsingCost[]): void {
  const shown = (what: (cost: UsageParsingCost) => number, unit: string) =>
    costs.map((cost) => `${what(cost).toFixed(unit === '×' ? 2 : 0)} ${unit}`);
  printRow('longest block', ...shown(({ block }) => block.elapsed, 'ms'), '', `≤ ${LONGEST_BLOCK} ms`);
  printRow('without waiting', ...shown(({ block }) => block.busy, 'ms'), '', `≤ ${LONGEST_BLOCK} ms`);
  printRow('resident set', ...shown(({ memory }) => memory.resident, '×'), '', `≤ ${MOST_MEMORY} ×`);
  printRow('heap and buffers', ...shown(({ memory }) => memory.held, '×'), '', `≤ ${MOST_MEMORY} ×`);
}

/** Of several runs, each in a process of its own. */
async function medianCost(answer: Answer, task: UsageParsingTask): Promise<UsageParsingCost> {
  const costs: UsageParsingCost[] = [];
  for (let run = 0; run < COST_RUNS; run++) {
    costs.push(await answer<UsageParsingCost>(task));
  }
  const of = (what: (cost: UsageParsingCost) => number) => median(costs.map(what));
  return {
    block: { elapsed: of(({ block }) => block.elapsed), busy: of(({ block }) => block.busy) },
    memory: { resident: of(({ memory }) => memory.resident), held: of(({ memory }) => memory.held) },
  };
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(15)).join(''));
}
