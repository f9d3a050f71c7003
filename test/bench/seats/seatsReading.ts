/*
 * Reads all users of a large instance in a process that does nothing else, and tells its parent what that took.
 */

import { readUser } from '../../../src/seats/readUser';
import type { SeatUser } from '../../../src/seats/seatUser';
import { bareFetch, ownClient } from '../clients';
import { medians } from '../interleaved';
import type { Target } from '../server';
import { Watch, type Watched } from '../watching/watch';

export type SeatsTask =
  | { readonly measure: 'time'; readonly target: Target; readonly rounds: number }
  | { readonly measure: 'cost'; readonly target: Target };

export interface SeatsTime {
  /** Medians of reading all of them, in milliseconds. */
  readonly own: number;
  readonly bare: number;
}

export interface SeatsCost {
  readonly block: Watched['block'];
  /** In bytes that stay, above those of names and states. */
  readonly memoryPerUser: number;
  /** How many requests are answered until there are rows. */
  readonly firstRequests: number;
  /** How many requests are sent after it was canceled. */
  readonly canceledRequests: number;
}

const WARM_UP = 1;

const CANCELED_AFTER_PAGES = 5;
const PER_PAGE = 100;
const LATER_MS = 200;

async function readAll(target: Target, used: typeof fetch = fetch): Promise<SeatUser[]> {
  const users: SeatUser[] = [];
  for await (const page of ownClient(target, used).users()) {
    users.push(...page.users.map(readUser));
  }
  return users;
}

/** As little as it takes to get all of them. */
async function readBare(target: Target): Promise<void> {
  let path: string | undefined = 'users?order_by=id&sort=asc&per_page=100&pagination=keyset';
  while (path !== undefined) {
    const response = await bareFetch(target, path);
    await response.json();
    path = /\/api\/v4\/([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
}

function timeOf(target: Target, rounds: number): Promise<SeatsTime> {
  const contestants = { own: () => readAll(target), bare: () => readBare(target) };
  return medians(contestants, { warmUp: WARM_UP, measured: rounds });
}

async function costOf(target: Target): Promise<SeatsCost> {
  const { answered: firstRequests } = await cancelAfter(target, 1);
  const { sentLater: canceledRequests } = await cancelAfter(target, CANCELED_AFTER_PAGES);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const watch = new Watch();
  const users = await readAll(target);
  const { block } = await watch.end(users);
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed - before;
  const text = users.reduce(
    (sum, { name, username, state }) => sum + name.length + username.length + state.length,
    0,
  );
  return { block, memoryPerUser: (held - text) / users.length, firstRequests, canceledRequests };
}

interface Canceled {
  /** How many requests were answered until it was canceled. */
  readonly answered: number;
  /** How many requests were sent after that. */
  readonly sentLater: number;
}

/** Cancels when that many pages have come, and waits a while. */
async function cancelAfter(target: Target, pages: number): Promise<Canceled> {
  const canceled = new AbortController();
  let [answered, sentLater, seen] = [0, 0, 0];
  const counting: typeof fetch = async (...given) => {
    // Nothing leaves for a request that is canceled before.
    sentLater += Number(canceled.signal.aborted && given[1]?.signal?.aborted !== true);
    const response = await fetch(...given);
    answered += Number(!canceled.signal.aborted);
    return response;
  };
  const reading = async () => {
    for await (const { users } of ownClient(target, counting).users(canceled.signal)) {
      seen += users.length;
      if (seen >= pages * PER_PAGE) {
        canceled.abort();
      }
    }
  };
  // To be canceled is a failure too.
  await reading().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, LATER_MS));
  return { answered, sentLater };
}

process.once('message', (task: SeatsTask) => {
  const { target } = task;
  const work: Promise<SeatsTime | SeatsCost> =
    task.measure === 'time' ? timeOf(target, task.rounds) : costOf(target);
  void work.then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});
