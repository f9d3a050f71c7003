/* Hundreds of instances in the real extension host, beside the fleet alone that asks the same servers. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../vscode/paths';
import { withTemporaryFolder } from '../../vscode/temporary';
import { median } from '../interleaved';
import { medianBlock, type Block } from '../watching/eventLoop';
import { bundleForHost, runInHost } from './startHost';
import {
  TASK_VARIABLE,
  type HostTask,
  type ManyCost,
  type Rounds,
  type Servers,
  type ServerTask,
} from './task';

const SIZES = [1, 100, 300, 1_000];
const ANSWER_MS = 100;

/** Of a thousand instances one takes a quarter of a minute. */
const MANY = 500;
const ROUNDS: Rounds = { alone: 3, all: 5, one: 5 };
const ROUNDS_OF_MANY: Rounds = { alone: 1, all: 5, one: 3 };

const HIGHEST_RATIO = 1.3;
const HIGHEST_RATIO_OF_ONE = 1.5;
/** In milliseconds: what the extension host may be held up for. */
const LONGEST_BLOCK = 50;
const MOST_CONNECTIONS = 32;

/**
 * @param sizes how many instances, one run for each; all sizes when none is given
 * @returns whether the goals are met
 */
export async function benchMany(sizes: readonly number[]): Promise<boolean> {
  if (!existsSync(join(ROOT, 'dist/extension.js'))) {
    throw new Error('Run `npm run package` first: this measures what is shipped.');
  }
  const runner = await bundleForHost();
  let isMet = true;
  for (const instances of sizes.length === 0 ? SIZES : sizes) {
    const cost = await costOf(instances, runner);
    isMet = printCost(instances, cost) && isMet;
  }
  return isMet;
}

async function costOf(instances: number, runner: string): Promise<ManyCost> {
  const servers = fork(join(import.meta.dirname, 'servers.ts'));
  try {
    servers.send({ instances, answerMs: ANSWER_MS } satisfies ServerTask);
    const [served] = (await once(servers, 'message')) as [Servers];
    return await withTemporaryFolder(async (home) => {
      const folder = join(home, 'given');
      mkdirSync(folder);
      const rounds = instances < MANY ? ROUNDS : ROUNDS_OF_MANY;
      const task: HostTask = { ...served, rounds, resultFile: join(home, 'cost.json'), folder };
      const taskFile = join(home, 'task.json');
      writeFileSync(taskFile, JSON.stringify(task));
      await runInHost(runner, home, { [TASK_VARIABLE]: taskFile });
      return JSON.parse(readFileSync(task.resultFile, 'utf8')) as ManyCost;
    });
  } finally {
    servers.disconnect();
  }
}

function printCost(instances: number, cost: ManyCost): boolean {
  const { fleetAlone, refreshAll, withList, oneAlone, oneMeanwhile, imported, start, connections } = cost;
  const ratio = median(refreshAll) / median(fleetAlone);
  const ratioWithList = median(withList) / median(fleetAlone);
  const ratioOfOne = median(oneMeanwhile) / median(oneAlone);
  const blocks = [cost.blocks, cost.blocksWithList].map(medianBlock);
  console.log();
  printRow(`${instances.toLocaleString('en')} in the host`, 'time', 'beside', 'ratio', 'goal');
  const times = (one: readonly number[], other: readonly number[]) =>
    [one, other].map((all) => seconds(median(all)));
  printRow('Refresh All', ...times(refreshAll, fleetAlone), ratio.toFixed(2), `≤ ${HIGHEST_RATIO}`);
  printRow(
    'with the list open',
    ...times(withList, fleetAlone),
    ratioWithList.toFixed(2),
    `≤ ${HIGHEST_RATIO}`,
  );
  printRow(
    'one meanwhile',
    ...times(oneMeanwhile, oneAlone),
    ratioOfOne.toFixed(2),
    `≤ ${HIGHEST_RATIO_OF_ONE}`,
  );
  if (imported !== undefined) {
    printRow('import', seconds(imported.time), `${seconds(imported.listed)} in list`);
  }
  printRow('start', seconds(start.time), `${start.requests} requests`, '', '0 requests');
  printRow('longest block', 'elapsed', 'without waiting', 'garbage', 'goal');
  printBlock('Refresh All', blocks[0]);
  printBlock('with the list open', blocks[1]);
  printRow(
    'connections',
    `${connections.mostInUse} in use`,
    `${connections.mostOpen} open`,
    '',
    `≤ ${MOST_CONNECTIONS}`,
  );
  if (cost.memoryPerInstance !== undefined) {
    printRow('memory per instance', `${(cost.memoryPerInstance / 1000).toFixed(1)} kB`);
  }
  return (
    [ratio, ratioWithList].every((each) => each <= HIGHEST_RATIO) &&
    ratioOfOne <= HIGHEST_RATIO_OF_ONE &&
    blocks.every(({ busy }) => busy <= LONGEST_BLOCK) &&
    start.requests === 0 &&
    connections.mostInUse <= MOST_CONNECTIONS
  );
}

function printBlock(name: string, block: Block | undefined): void {
  const cells = [block?.elapsed, block?.busy, block?.collecting].map(
    (time) => `${(time ?? 0).toFixed(0)} ms`,
  );
  printRow(name, ...cells, `≤ ${LONGEST_BLOCK} ms`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(16)).join(''));
}
