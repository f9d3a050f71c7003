/*
 * What hostile answers cost: the time must grow with their length only, and stay in proportion to what parsing as many
 * bytes of usual JSON takes.
 */

import type { HostileCost, HostileTask } from './hostileCost';
import { HOSTILE_ANSWERS, type HostileAnswer } from './hostileAnswers';
import type { Spread } from './interleaved';

type Ask = <T>(task: HostileTask) => Promise<T>;

const MIB = 1024 * 1024;

const MOST_GROWTH = 2.5;
const MOST_PARSES = 5;
const MOST_MEMORY = 10;

/**
 * Prints the costs, and which goals are missed.
 *
 * @param ask runs `hostileCost` in a process of its own
 * @returns false when a ratio of times is above its goal by more than its noise
 */
export async function benchHostileAnswers(ask: Ask): Promise<boolean> {
  const missed: string[] = [];
  let isMet = true;
  console.log();
  printRow(
    'hostile answers',
    '1 MiB',
    '2 MiB',
    'growth',
    'quartiles',
    'JSON.parse',
    'times that',
    'quartiles',
    'memory',
  );
  for (const answer of Object.keys(HOSTILE_ANSWERS) as HostileAnswer[]) {
    const cost = await ask<HostileCost>({ answer, bytes: 2 * MIB });
    const { growth, parses } = cost;
    const memory = cost.memoryBytes / (2 * MIB);
    printRow(
      answer,
      ms(cost.halfMilliseconds),
      ms(cost.milliseconds),
      growth.median.toFixed(2),
      quartiles(growth),
      ms(cost.parseMilliseconds),
      parses.median.toFixed(2),
      quartiles(parses),
      `${memory.toFixed(1)} ×`,
    );
    missed.push(
      ...miss(answer, 'growth', growth, MOST_GROWTH),
      ...miss(answer, 'times JSON.parse', parses, MOST_PARSES),
      ...(memory > MOST_MEMORY ? [`${answer}: memory ${memory.toFixed(1)} ×, goal ≤ ${MOST_MEMORY} ×`] : []),
    );
    isMet &&= growth.lower <= MOST_GROWTH && parses.lower <= MOST_PARSES;
  }
  printRow('goal', '', '', `≤ ${MOST_GROWTH}`, '', '', `≤ ${MOST_PARSES}`, '', `≤ ${MOST_MEMORY} ×`);
  console.log(missed.length === 0 ? 'All goals are met.' : `Missed:\n  ${missed.join('\n  ')}`);
  return isMet;
}

/** A goal that three quarters of the rounds miss is missed for certain; one that half of them miss, by noise perhaps. */
function miss(answer: string, what: string, ratio: Spread, goal: number): string[] {
  if (ratio.median <= goal) {
    return [];
  }
  const how = ratio.lower > goal ? '' : ', within its noise';
  return [`${answer}: ${what} ${ratio.median.toFixed(2)}, goal ≤ ${goal}${how}`];
}

function quartiles({ lower, upper }: Spread): string {
  return `${lower.toFixed(2)}-${upper.toFixed(2)}`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(''));
}
