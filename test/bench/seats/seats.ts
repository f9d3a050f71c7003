/* What reading 60,000 users takes, beside bare requests to the same server. */

import { median } from '../interleaved';
import type { SeatsCost, SeatsTask, SeatsTime } from './seatsReading';
import type { Targets } from '../server';

/** Runs `seatsReading` in a process of its own. */
type Answer = <T>(task: SeatsTask) => Promise<T>;

const COST_RUNS = 5;

const HIGHEST_RATIO = 1.2;
const MOST_ROUND_TRIPS = 2;
/** In milliseconds: what the extension host may be held up for. */
const LONGEST_BLOCK = 50;
/** In bytes: a row of eleven fields, and the heads of two texts. */
const MOST_MEMORY = 256;

export async function benchSeats({ atOnce, lookingUp }: Targets, answer: Answer): Promise<void> {
  console.log();
  printRow('60,000 users', 'own', 'bare', 'own/bare', 'goal');
  const times = {
    'pages come at once': await answer<SeatsTime>({ measure: 'time', target: atOnce, rounds: 5 }),
    'pages take 10 ms': await answer<SeatsTime>({ measure: 'time', target: lookingUp, rounds: 3 }),
  };
  for (const [name, { own, bare }] of Object.entries(times)) {
    const shown = [own, bare].map((time) => `${time.toFixed(0)} ms`);
    printRow(name, ...shown, (own / bare).toFixed(2), `≤ ${HIGHEST_RATIO}`);
  }
  const costs: SeatsCost[] = [];
  for (let run = 0; run < COST_RUNS; run++) {
    costs.push(await answer<SeatsCost>({ measure: 'cost', target: atOnce }));
  }
  const of = (what: (cost: SeatsCost) => number) => median(costs.map(what)).toFixed(0);
  const trips = of(({ firstRequests }) => firstRequests);
  printRow('requests for first rows', trips, '', '', `≤ ${MOST_ROUND_TRIPS}`);
  printRow(
    'requests after Cancel',
    of(({ canceledRequests }) => canceledRequests),
    '',
    '',
    '0',
  );
  printRow('longest block', `${of(({ block }) => block.elapsed)} ms`, '', '', `≤ ${LONGEST_BLOCK} ms`);
  printRow('without waiting', `${of(({ block }) => block.busy)} ms`, '', '', `≤ ${LONGEST_BLOCK} ms`);
  const memory = of(({ memoryPerUser }) => memoryPerUser);
  printRow('memory a user, no text', `${memory} bytes`, '', '', `≤ ${MOST_MEMORY} bytes`);
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(15)).join(''));
}
