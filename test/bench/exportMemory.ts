/*
 * Downloads the usage export once and tells its parent the most memory that was in use meanwhile. Garbage does not
 * count, since when it is collected is up to Node: it is collected before every look.
 */

import { bareFetch, ownClient } from './clients';
import type { Target } from './server';

export type Way = 'own' | 'bare';

export interface DownloadTask {
  readonly target: Target;
  readonly way: Way;
}

export interface DownloadMemory {
  /** The file's size. */
  readonly bytes: number;
  /** The most that was in use at once, in bytes. */
  readonly peak: number;
}

const LOOK_EVERY_MS = 2;

async function memoryOf(task: DownloadTask): Promise<DownloadMemory> {
  await warmUp(task);
  const before = bytesInUse();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, bytesInUse() - before);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const file = await download(task, look);
  look();
  clearInterval(timer);
  return { bytes: file.byteLength, peak };
}

async function download({ target, way }: DownloadTask, look: () => void) {
  if (way === 'own') {
    return ownClient(target).usageExport({ onProgress: look });
  }
  const response = await bareFetch(target, 'license/usage_export.csv');
  return response.arrayBuffer();
}

/** Loads all code and opens the connection before the measurement. */
async function warmUp({ target, way }: DownloadTask): Promise<void> {
  await (way === 'own'
    ? ownClient(target).current()
    : bareFetch(target, 'license').then((some) => some.json()));
}

function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

process.once('message', (task: DownloadTask) => {
  void memoryOf(task).then((memory) => {
    process.send?.(memory);
    process.disconnect();
  });
});
