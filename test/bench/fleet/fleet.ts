/* What it takes to ask many instances, beside the ideal of eight at a time. */

import type { FleetCost, FleetTask } from './fleetCost';
import { medianBlock } from '../watching/eventLoop';

/** Runs `fleetCost` in a process of its own. */
type Answer = (task: FleetTask) => Promise<FleetCost>;

const LANES = 8;
const ANSWER_MS = 100;
const ALONE = { answerMs: ANSWER_MS, silentEvery: 0, withTree: false };
const SIZES = [1, 10, 100, 1_000];
/** One of twenty, which is 5%. */
const SILENT_EVERY = 20;
const HIGHEST_RATIO = 1.3;

const TREE_INSTANCES = 500;
const TREE_LICENSES = 10_000;
const BLOCK_RUNS = 5;
/** In milliseconds: what the extension host may be held up for. */
const LONGEST_BLOCK = 50;
/** In kilobytes, with its 20 licenses. */
const MOST_MEMORY = 50;

/** @returns whether the goals are met */
export async function benchFleet(answer: Answer): Promise<boolean> {
  console.log();
  printRow('asking instances', 'ideal', 'none silent', 'ratio', '5% silent', 'ratio', 'goal');
  const ratios: number[] = [];
  for (const instances of SIZES) {
    ratios.push(...(await printTimes(instances, answer)));
  }
  const { memory } = await answer({ ...ALONE, instances: 1_000 });
  console.log();
  printRow('memory', 'per instance', 'goal');
  printRow('20 licenses each', `${(memory / 1000).toFixed(1)} kB`, `≤ ${MOST_MEMORY} kB`);
  const { elapsed, busy } = await longestBlock(answer);
  console.log();
  printRow('tree of licenses', 'longest block', 'without waiting', 'goal');
  const inMilliseconds = [elapsed, busy].map((time) => `${time.toFixed(0)} ms`);
  printRow(TREE_LICENSES.toLocaleString('en'), ...inMilliseconds, `≤ ${LONGEST_BLOCK} ms`);
  return (
    ratios.every((ratio) => ratio <= HIGHEST_RATIO) && memory / 1000 <= MOST_MEMORY && busy <= LONGEST_BLOCK
  );
}

async function printTimes(instances: number, answer: Answer): Promise<number[]> {
  const ideal = Math.ceil(instances / LANES) * ANSWER_MS;
  const { time } = await answer({ ...ALONE, instances });
  const withSilent =
    instances < SILENT_EVERY
      ? undefined
      : (await answer({ ...ALONE, instances, silentEvery: SILENT_EVERY })).time;
  const cells = (milliseconds: number | undefined) =>
    milliseconds === undefined ? ['–', '–'] : [seconds(milliseconds), (milliseconds / ideal).toFixed(2)];
  printRow(
    instances.toLocaleString('en'),
    seconds(ideal),
    ...cells(time),
    ...cells(withSilent),
    `≤ ${HIGHEST_RATIO}`,
  );
  return [time, ...(withSilent === undefined ? [] : [withSilent])].map(
    (milliseconds) => milliseconds / ideal,
  );
}

/** Of several runs, each in a process of its own. */
async function longestBlock(answer: Answer): Promise<FleetCost['block']> {
  const blocks: FleetCost['block'][] = [];
  for (let run = 0; run < BLOCK_RUNS; run++) {
    const { block } = await answer({ ...ALONE, instances: TREE_INSTANCES, withTree: true });
    blocks.push(block);
  }
  return medianBlock(blocks);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(16)).join(''));
}
