/*
 * Downloads the usage export once, in a process that has done nothing else, and tells its parent how much memory the
 * process took meanwhile: garbage counts, since the computer has to have that memory too.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { bareFetch, ownClient } from './clients';
import type { Target } from './server';

/** `whole`: bare `response.arrayBuffer()`; `pieces`: the chunks as `fetch` gives them, kept in a list. */
export type Way = 'own' | 'whole' | 'pieces';

export interface DownloadTask {
  readonly target: Target;
  readonly way: Way;
}

/** Bytes. */
export interface Memory {
  /** What the operating system gave the process. */
  readonly resident: number;
  /** What of that are buffers, those among them that wait for the garbage collector too. */
  readonly buffers: number;
}

export interface DownloadMemory {
  /** The file's size. */
  readonly bytes: number;
  /** The most there was at once, above what there was before the download. */
  readonly peak: Memory;
}

type Look = () => void;

const LOOK_EVERY_MS = 1;
const WARM_UP_REQUESTS = 20;
const SETTLING_MS = 200;

const EXPORT = 'license/usage_export.csv';

const DOWNLOADS: Readonly<Record<Way, (target: Target, look: Look) => Promise<number>>> = {
  own: async (target, look) => (await ownClient(target).usageExport({ onProgress: look })).byteLength,
  whole: async (target) => (await (await bareFetch(target, EXPORT)).arrayBuffer()).byteLength,
  pieces: async (target, look) => sizeOf(await piecesOf(await bareFetch(target, EXPORT), look)),
};

async function memoryOf({ target, way }: DownloadTask): Promise<DownloadMemory> {
  await warmUp(target);
  const before = memoryNow();
  let peak = before;
  const look = () => {
    peak = larger(peak, memoryNow());
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const bytes = await DOWNLOADS[way](target, look);
  look();
  clearInterval(timer);
  return {
    bytes,
    peak: { resident: peak.resident - before.resident, buffers: peak.buffers - before.buffers },
  };
}

/** Loads all code, opens the connection and clears up, so that what comes on top belongs to the download. */
async function warmUp(target: Target): Promise<void> {
  for (let request = 0; request < WARM_UP_REQUESTS; request++) {
    await ownClient(target).current();
    await (await bareFetch(target, 'license')).json();
  }
  globalThis.gc?.();
  // Pages are given back to the operating system in the background.
  await pause(SETTLING_MS);
}

async function piecesOf({ body }: Response, look: Look): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body ?? []) {
    pieces.push(piece as Uint8Array);
    look();
  }
  return pieces;
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function memoryNow(): Memory {
  const { rss, external } = process.memoryUsage();
  return { resident: rss, buffers: external };
}

function larger(one: Memory, other: Memory): Memory {
  return { resident: Math.max(one.resident, other.resident), buffers: Math.max(one.buffers, other.buffers) };
}

process.once('message', (task: DownloadTask) => {
  void memoryOf(task).then((memory) => {
    process.send?.(memory);
    process.disconnect();
  });
});
