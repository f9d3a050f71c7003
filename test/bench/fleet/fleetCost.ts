/*
 * Lets the fleet ask many instances in a process that does nothing else, and tells its parent what that took. The
 * instances are timers: what is measured is the fleet, not the network.
 */

import { setImmediate as turn } from 'node:timers/promises';
import { GitLabError } from '../../../src/gitlab/errors';
import { Fleet } from '../../../src/fleet/fleet';
import type { LicenseReader } from '../../../src/fleet/asking/fetchLicenses';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import { addDays, plainDateOf } from '../../../src/licensing/plainDate';
import { StatusBar } from '../../../src/ui/statusBar/statusBar';
import { ThrottledChanges } from '../../../src/ui/throttledChanges';
import { LicenseTree } from '../../../src/ui/tree/licenseTree';
import { watchEventLoop, type Block } from '../watching/eventLoop';

export interface FleetTask {
  readonly instances: number;
  /** Of how many instances one doesn't answer; 0: all answer. */
  readonly silentEvery: number;
  /** How long the others take, in milliseconds. */
  readonly answerMs: number;
  /** Whether the view is open, with all instances in it. */
  readonly withTree: boolean;
}

export interface FleetCost {
  /** Milliseconds until all instances that answer have. */
  readonly time: number;
  /** What stays in memory of each instance, in bytes. */
  readonly memory: number;
  /** How long nothing else could run at most. */
  readonly block: Block;
}

const TIMEOUT_MS = 30_000;
const LICENSES = 20;

const TODAY = plainDateOf(new Date());

const urlOf = (index: number) => `https://gitlab${index}.example.com` as InstanceUrl;

/** A company of many years: the last license is the current one, and the ends of instances lie apart. */
function licensesOf(index: number): License[] {
  return Array.from({ length: LICENSES }, (_, back): License => {
    const endsIn = 5 + (index % 400) - back * 365;
    return {
      id: LICENSES - back,
      plan: 'ultimate',
      starts_at: addDays(TODAY, endsIn - 365),
      expires_at: addDays(TODAY, endsIn),
      expired: endsIn <= 0,
      user_limit: 500,
      active_users: 480 + (index % 30),
      maximum_user_count: 500,
      historical_max: 500,
      licensee: { Name: `Jane ${index}`, Email: `jane${index}@example.com`, Company: 'Example' },
      add_ons: {},
    };
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new GitLabError({ kind: 'cancelled' }));
    });
  });
}

function readerOf(index: number, { silentEvery, answerMs }: FleetTask): LicenseReader {
  const isSilent = silentEvery > 0 && index % silentEvery === silentEvery - 1;
  const answer = async <T>(signal: AbortSignal, make: () => T): Promise<T> => {
    await pause(isSilent ? TIMEOUT_MS : answerMs, signal);
    if (isSilent) {
      throw new GitLabError({ kind: 'timeout', seconds: TIMEOUT_MS / 1000, waitingFor: 'headers' });
    }
    return make();
  };
  return {
    current: (signal) => answer(signal, () => licensesOf(index)[0]),
    licenses: (signal) => answer(signal, () => licensesOf(index)),
  };
}

function fleetOf(task: FleetTask): Fleet {
  const urls = Array.from({ length: task.instances }, (_, index) => urlOf(index));
  const indexes = new Map(urls.map((url, index) => [url, index]));
  const nothing = () => undefined;
  const fleet = new Fleet({
    connect: ({ url }) => readerOf(indexes.get(url) ?? 0, task),
    token: () => Promise.resolve('token'),
    now: () => Date.now(),
    today: () => TODAY,
    thresholds: () => ({ warningWithinDays: 30, criticalWithinDays: 7 }),
    storage: { load: () => Promise.resolve(undefined), save: nothing, remove: nothing },
    random: () => Math.random(),
    failed: nothing,
    refused: nothing,
  });
  fleet.setInstances(urls.map((url, index) => ({ url, name: `GitLab ${index}` })));
  return fleet;
}

/** Ends when every instance that answers has. */
async function refreshAll(fleet: Fleet, { instances, silentEvery }: FleetTask): Promise<number> {
  const silent = silentEvery > 0 ? Math.floor(instances / silentEvery) : 0;
  const started = performance.now();
  const answered = new Set<InstanceUrl>();
  const isAnswered = new Promise<void>((resolve) => {
    fleet.onDidChange((urls) => {
      for (const url of urls) {
        if (fleet.status(url)?.state === 'ready') {
          answered.add(url);
        }
      }
      if (answered.size === instances - silent) {
        resolve();
      }
    });
  });
  void fleet.refreshAll();
  await isAnswered;
  return performance.now() - started;
}

async function costOf(task: FleetTask): Promise<FleetCost> {
  const fleet = fleetOf(task);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const view = task.withTree ? showTree(fleet) : undefined;
  const watch = watchEventLoop();
  const time = await refreshAll(fleet, task);
  await view?.();
  const block = watch();
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / task.instances;
  fleet.dispose();
  return { time, memory, block };
}

/**
 * The view with all instances open, and the status bar, as `showFleet` keeps them in step. Rows are asked for as VS
 * Code does it: those of one instance at a time.
 *
 * @returns waits until everything has been drawn
 */
function showTree(fleet: Fleet): () => Promise<void> {
  const tree = new LicenseTree(fleet, { shown: (statuses) => statuses });
  const statusBar = new StatusBar();
  let drawn = Promise.resolve();
  const draw = async (nodes: Parameters<typeof tree.getTreeItem>[0][]) => {
    for (const node of nodes) {
      await tree.getTreeItem(node);
      for (const below of await tree.getChildren(node)) {
        await tree.getTreeItem(below);
      }
      await turn();
    }
  };
  tree.onDidChangeTreeData((nodes) => {
    drawn = drawn.then(async () => draw(nodes ?? (await tree.getChildren())));
  });
  const changes = new ThrottledChanges((urls) => {
    const isInPlace = tree.update(urls);
    if (!isInPlace) {
      tree.updatePlaces();
    }
    statusBar.update(fleet.statuses(), 'always');
  });
  fleet.onDidChange((urls) => changes.add(urls));
  return () => drawn;
}

process.once('message', (task: FleetTask) => {
  void costOf(task).then((cost) => {
    process.send?.(cost);
    process.disconnect();
  });
});
