/* Measures hundreds of instances in the extension host, which runs this in place of tests, and writes what it took. */

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { errorMessage } from '../../../src/gitlab/errorMessage';
import { RESULTS_FILE_VARIABLE, type TestEvent } from '../../vscode/hostTests/results';
import { FleetAlone } from './fleetAlone';
import { importAll, startAgain } from './setUp';
import { heldMemory, Measuring } from './measuring';
import { TASK_VARIABLE, type HostTask, type ManyCost } from './task';

/** What `test/vscode/hostTests/launch.ts` follows. */
function report(event: TestEvent): void {
  appendFileSync(process.env[RESULTS_FILE_VARIABLE] ?? '', `${JSON.stringify(event)}\n`);
}

/** What VS Code calls. Never throws: what went wrong is the result. */
export async function run(): Promise<void> {
  const title = 'many instances';
  report({ event: 'begin', total: 1, pid: process.pid });
  report({ event: 'start', title });
  const task = JSON.parse(readFileSync(process.env[TASK_VARIABLE] ?? '', 'utf8')) as HostTask;
  try {
    const begin = performance.now();
    writeFileSync(task.resultFile, JSON.stringify(await costOf(task)));
    report({ event: 'pass', title, milliseconds: Math.round(performance.now() - begin) });
  } catch (error) {
    report({
      event: 'fail',
      title,
      hook: false,
      error: error instanceof Error ? (error.stack ?? '') : errorMessage(error),
    });
  }
  report({ event: 'end' });
}

async function costOf(task: HostTask): Promise<ManyCost> {
  const { instances, rounds } = task;
  const measuring = new Measuring(task);
  await measuring.openView();
  const { imported, memoryPerInstance } = await setUp(task, measuring);
  await measuring.beginCounting();
  const fleetAlone: number[] = [];
  const all: Awaited<ReturnType<typeof measuring.refreshAll>>[] = [];
  for (let round = 0; round < rounds.all; round++) {
    if (round < rounds.alone) {
      fleetAlone.push(await timeOfFleetAlone(instances, measuring));
      await measuring.untilQuiet();
    }
    all.push(await measuring.refreshAll());
    await measuring.untilQuiet();
  }
  const oneAlone = await measuring.refreshSome(rounds.one);
  const oneMeanwhile = await measuring.refreshSomeMeanwhile(rounds.one);
  const withList = await measuring.refreshAllWithList(rounds.all);
  const connections = await measuring.counts();
  return {
    ...{ fleetAlone, imported, memoryPerInstance, oneAlone, oneMeanwhile, connections },
    refreshAll: all.map(({ time }) => time),
    blocks: all.map(({ block }) => block),
    withList: withList.map(({ time }) => time),
    blocksWithList: withList.map(({ block }) => block),
    start: await startAgain(task, measuring),
  };
}

/** With a fleet of its own each time: what it holds would be looked through in each collection of the extension's garbage. */
async function timeOfFleetAlone(instances: HostTask['instances'], measuring: Measuring): Promise<number> {
  const fleet = new FleetAlone(instances);
  const { time } = await measuring.watched(() => fleet.refreshAll());
  fleet.dispose();
  return time;
}

/** One instance first, with which everything is loaded, then all others. */
async function setUp(
  { instances, folder }: HostTask,
  measuring: Measuring,
): Promise<Pick<ManyCost, 'imported' | 'memoryPerInstance'>> {
  await importAll(instances.slice(0, 1), 1, folder);
  await measuring.untilQuiet();
  const others = instances.slice(1);
  if (others.length === 0) {
    return { imported: undefined, memoryPerInstance: undefined };
  }
  const before = await heldMemory();
  let listed = 0;
  const { time, block } = await measuring.watched(async () => {
    listed = await importAll(others, instances.length, folder);
  });
  await measuring.untilQuiet();
  return {
    imported: { listed, time, block },
    memoryPerInstance: ((await heldMemory()) - before) / others.length,
  };
}
