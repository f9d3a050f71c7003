/*
 * `npm run bench`: what the client costs beside @gitbeaker/rest and beside a bare `fetch`, against the same server in
 * the same run. Ratios count, since the times are those of this machine. `npm run bench -- hostile` runs that part alone,
 * `-- many 300` one with 300 instances.
 */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { benchFleet } from './fleet/fleet';
import { benchHostileAnswers } from './hostile';
import { benchMany } from './many/many';
import type { DownloadMemory, DownloadTask, Memory, Way } from './exportMemory';
import { median } from './interleaved';
import type { Targets } from './server';
import type { Times } from './times';
import { benchSeats } from './seats/seats';
import { benchUsageParsing } from './usage';

/** What the client may take of the time of a bare `fetch` and `response.json()`. */
const HIGHEST_RATIO = 1.2;
/** What a download may take at its peak, garbage included, as a multiple of the file's size. */
const MOST_MEMORY = 2;
const MEMORY_DOWNLOADS = 5;

/** @param given the parts to run, such as `hostile`, all when none is named; and how many instances `many` has */
async function main(given: readonly string[]): Promise<void> {
  const wanted = given.filter((name) => Number.isNaN(Number(name)));
  const sizes = given.map(Number).filter((size) => size > 0);
  const bundles = mkdtempSync(join(tmpdir(), 'gitlab-licenses-bench-'));
  const server = fork(join(import.meta.dirname, 'server.ts'));
  try {
    const [targets] = await Promise.all([messageOf<Targets>(server), bundle(bundles)]);
    const target = targets.atOnce;
    const parts: Readonly<Record<string, () => Promise<unknown>>> = {
      times: async () => printTimes(await answerOf<Times>(join(bundles, 'times.js'), target)),
      memory: async () =>
        printMemory({
          own: await exportMemory(bundles, { target, way: 'own' }),
          whole: await exportMemory(bundles, { target, way: 'whole' }),
          pieces: await exportMemory(bundles, { target, way: 'pieces' }),
        }),
      parsing: () => benchUsageParsing(bundles, (task) => answerOf(join(bundles, 'usageParsing.js'), task)),
      fleet: async () => {
        const isMet = await benchFleet((task) => answerOf(join(bundles, 'fleetCost.js'), task));
        process.exitCode = isMet ? process.exitCode : 1;
      },
      many: async () => {
        const isMet = await benchMany(sizes);
        process.exitCode = isMet ? process.exitCode : 1;
      },
      hostile: async () => {
        const isMet = await benchHostileAnswers((task) => answerOf(join(bundles, 'hostileCost.js'), task));
        process.exitCode = isMet ? process.exitCode : 1;
      },
      seats: async () => {
        await benchSeats(targets, (task) => answerOf(join(bundles, 'seatsReading.js'), task));
        await once(fork(join(import.meta.dirname, '../ui/bench/seatsPage.ts')), 'exit');
      },
      page: async () => {
        console.log();
        await once(fork(join(import.meta.dirname, '../ui/bench/usagePage.ts')), 'exit');
      },
    };
    for (const [name, run] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(name)) {
        await run();
      }
    }
  } finally {
    server.disconnect();
    rmSync(bundles, { recursive: true });
  }
}

/** What is measured is built like what is shipped: the loader of the tests adds to every function. */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: [
      'times',
      'exportMemory',
      'usageParsing',
      'fleet/fleetCost',
      'seats/seatsReading',
      'hostileCost',
    ].map((name) => join(import.meta.dirname, `${name}.ts`)),
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // What stands for it has what is measured, and nothing else.
    logOverride: { 'import-is-undefined': 'silent' },
    alias: { vscode: join(import.meta.dirname, 'vscode.ts') },
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

/** The medians of several downloads, each in a process of its own, as multiples of the file's size. */
async function exportMemory(bundles: string, task: DownloadTask): Promise<Memory> {
  const downloads: Memory[] = [];
  for (let download = 0; download < MEMORY_DOWNLOADS; download++) {
    const { peak, bytes } = await answerOf<DownloadMemory>(join(bundles, 'exportMemory.js'), task);
    downloads.push({ resident: peak.resident / bytes, buffers: peak.buffers / bytes });
  }
  return {
    resident: median(downloads.map(({ resident }) => resident)),
    buffers: median(downloads.map(({ buffers }) => buffers)),
  };
}

function printTimes(times: Times): void {
  printRow('time', 'own', '@gitbeaker', 'bare', 'own/bare', 'goal');
  for (const [name, { own, gitbeaker, bare }] of Object.entries(times)) {
    const shown = [own, gitbeaker, bare].map((time) => (time === undefined ? '–' : `${time.toFixed(2)} ms`));
    printRow(name, ...shown, (own / bare).toFixed(2), `≤ ${HIGHEST_RATIO}`);
  }
}

function printMemory(memory: Readonly<Record<Way, Memory>>): void {
  const ways: readonly Way[] = ['own', 'whole', 'pieces'];
  const shown = (what: keyof Memory) => ways.map((way) => `${memory[way][what].toFixed(2)} ×`);
  console.log();
  printRow('memory for the export', 'own', 'arrayBuffer', 'in pieces', '', 'goal');
  printRow('resident set', ...shown('resident'), '', `≤ ${MOST_MEMORY} ×`);
  printRow('buffers', ...shown('buffers'));
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
}

void main(process.argv.slice(2));
