/*
 * What hostile answers cost: the time must grow with their length only, and stay in proportion to what parsing as many
 * bytes of usual JSON takes.
 */

import type { HostileCost, HostileTask } from './hostileCost';
import { HOSTILE_ANSWERS, type HostileAnswer } from './hostileAnswers';

type Ask = <T>(task: HostileTask) => Promise<T>;

const MIB = 1024 * 1024;

const MOST_GROWTH = 2.5;
const MOST_PARSES = 5;
const MOST_MEMORY = 10;

/** @param ask runs `hostileCost` in a process of its own */
export async function benchHostileAnswers(ask: Ask): Promise<void> {
  console.log();
  printRow('hostile answers', '1 MiB', '2 MiB', 'growth', 'JSON.parse', 'times that', 'memory');
  for (const answer of Object.keys(HOSTILE_ANSWERS) as HostileAnswer[]) {
    const cost = await ask<HostileCost>({ answer, bytes: 2 * MIB });
    printRow(
      answer,
      ms(cost.halfMilliseconds),
      ms(cost.milliseconds),
      (cost.milliseconds / cost.halfMilliseconds).toFixed(2),
      ms(cost.parseMilliseconds),
      (cost.milliseconds / cost.parseMilliseconds).toFixed(2),
      `${(cost.memoryBytes / (2 * MIB)).toFixed(1)} ×`,
    );
  }
  printRow('goal', '', '', `≤ ${MOST_GROWTH}`, '', `≤ ${MOST_PARSES}`, `≤ ${MOST_MEMORY} ×`);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
}
