/*
 * `npm run bench`: what the client costs beside @gitbeaker/rest and beside a bare `fetch`, against the same server in
 * the same run. Ratios count, since the times are those of this machine.
 */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { DownloadMemory, DownloadTask, Way } from './exportMemory';
import type { Target } from './server';
import type { Times } from './times';

async function main(): Promise<void> {
  const bundles = mkdtempSync(join(tmpdir(), 'gitlab-licenses-bench-'));
  const server = fork(join(import.meta.dirname, 'server.ts'));
  try {
    const [target] = await Promise.all([messageOf<Target>(server), bundle(bundles)]);
    printTimes(await answerOf<Times>(join(bundles, 'times.js'), target));
    const memory = (way: Way) =>
      answerOf<DownloadMemory>(join(bundles, 'exportMemory.js'), { target, way } satisfies DownloadTask);
    printMemory(await memory('own'), await memory('bare'));
  } finally {
    server.disconnect();
    rmSync(bundles, { recursive: true });
  }
}

/** What is measured is built like what is shipped: the loader of the tests adds to every function. */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: ['times', 'exportMemory'].map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
}

/** Runs a script in a process of its own with one question. */
async function answerOf<T>(script: string, question: object): Promise<T> {
  const child = fork(script, [], { execArgv: ['--expose-gc'] });
  child.send(question);
  return messageOf<T>(child);
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

function printTimes(times: Times): void {
  printRow('', 'own', '@gitbeaker', 'bare', 'own/bare');
  for (const [name, { own, gitbeaker, bare }] of Object.entries(times)) {
    const shown = [own, gitbeaker, bare].map((time) => (time === undefined ? '–' : `${time.toFixed(2)} ms`));
    printRow(name, ...shown, (own / bare).toFixed(2));
  }
}

/** As multiples of the file's size. */
function printMemory(own: DownloadMemory, bare: DownloadMemory): void {
  const shown = [own, bare].map(({ peak, bytes }) => `${(peak / bytes).toFixed(2)} ×`);
  printRow('memory for the export', shown[0] ?? '', '–', shown[1] ?? '', (own.peak / bare.peak).toFixed(2));
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
}

void main();
