import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands } from 'vscode';
import { watchEventLoop, type Block } from '../watching/eventLoop';
import { execute, publicApi } from '../../host/support/api';
import type { Counts, HostTask } from './task';

/** As long as nothing is asked for so long, all is done, what is asked beside included. */
const QUIET_MS = 200;

/** So long after Refresh All nearly all instances wait for their turn. */
const UNDER_WAY_MS = 200;

export interface Measured {
  /** In milliseconds. */
  readonly time: number;
  readonly block: Block;
}

/** Does what persons do, and measures the extension host meanwhile. */
export class Measuring {
  readonly #task: HostTask;

  constructor(task: HostTask) {
    this.#task = task;
  }

  async openView(): Promise<void> {
    await commands.executeCommand('gitlabLicenses.licenses.focus');
  }

  async watched(run: () => Promise<unknown>): Promise<Measured> {
    const watch = watchEventLoop();
    const begin = performance.now();
    await run();
    return { time: performance.now() - begin, block: watch() };
  }

  /** Until it has ended for whoever waits; the block is that of everything it brings about. */
  async refreshAll(): Promise<Measured> {
    const watch = watchEventLoop();
    const begin = performance.now();
    await refresh();
    const time = performance.now() - begin;
    await this.untilQuiet();
    return { time, block: watch() };
  }

  async refreshSome(number: number): Promise<number[]> {
    const times: number[] = [];
    for (let index = 0; index < number; index++) {
      times.push((await this.watched(() => refresh(this.#fromBehind(index)))).time);
      await this.untilQuiet();
    }
    return times;
  }

  /** Those that would come last, one after the other, while all are refreshed. */
  async refreshSomeMeanwhile(number: number): Promise<number[]> {
    const times: number[] = [];
    const all = refresh();
    await pause(UNDER_WAY_MS);
    for (let index = 0; index < number; index++) {
      times.push((await this.watched(() => refresh(this.#fromBehind(index)))).time);
    }
    await all;
    await this.untilQuiet();
    return times;
  }

  async refreshAllWithList(number: number): Promise<Measured[]> {
    void commands.executeCommand('gitlabLicenses.view.showStatus');
    await this.untilQuiet();
    const measured: Measured[] = [];
    for (let round = 0; round < number; round++) {
      measured.push(await this.refreshAll());
    }
    await commands.executeCommand('workbench.action.closeQuickOpen');
    return measured;
  }

  async untilQuiet(): Promise<void> {
    for (let last = -1; ;) {
      const { requests, inUse } = await this.counts();
      if (requests === last && inUse === 0) {
        return;
      }
      last = requests;
      await pause(QUIET_MS);
    }
  }

  async counts(): Promise<Counts> {
    return (await (await fetch(this.#task.control)).json()) as Counts;
  }

  async beginCounting(): Promise<void> {
    await fetch(this.#task.control, { method: 'POST' });
  }

  #fromBehind(index: number): string | undefined {
    const { instances } = this.#task;
    return instances.at(-1 - (index % instances.length))?.url;
  }
}

/** @throws Error when it has failed, so that no failure counts as fast */
async function refresh(url?: string): Promise<void> {
  const answer = await execute('refresh', url === undefined ? {} : { url });
  if (answer?.ok !== true) {
    throw new Error(`The refresh failed: ${JSON.stringify(answer)}`);
  }
}

/** Resolves when all of these are shown with what was fetched. */
export async function untilReady(number: number): Promise<void> {
  const api = await publicApi();
  const isReady = () =>
    api.getInstances().length === number && api.getInstances().every(({ state }) => state === 'ready');
  while (!isReady()) {
    await pause(20);
  }
}

/** What is in use, in bytes, without what could be collected. */
export async function heldMemory(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What was done a moment ago is released by timers.
  await pause(1_000);
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
