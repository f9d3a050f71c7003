/* Refreshes with random faults over real sockets, after which nothing may be left: `npm run test:long` has 10,000. */

import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Agent } from 'undici';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith } from '../support';
import { clientOf } from '../../gitlab/connection';
import { rawServer, type RawServer } from '../../gitlab/http/rawServer';
import { randomFrom, type Random } from '../../gitlab/fuzz/fuzzedAnswers';

// A pause is nothing to wait for.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const RUNS = Number(process.env.REFRESH_RUNS ?? 10);
const LIMIT_MS = 1_200_000;
const AT_ONCE = 16;
const MIB = 1024 * 1024;

const LICENSE = '{"id":7,"plan":"ultimate","expires_at":"2027-06-01"}';

/** What the server sends before it ends the connection; undefined: it resets it. */
const ANSWERS: readonly (string | undefined)[] = [
  undefined,
  '',
  'HTTP/1.1 200 OK\r\nContent-Ty',
  'SSH-2.0-OpenSSH_9.6\r\n',
  answer(200, 'application/json', LICENSE),
  answer(200, 'application/json', `[${LICENSE}]`),
  answer(200, 'application/json', '{"id":'),
  answer(200, 'text/html', '<title>Sign in</title>'),
  answer(401, 'application/json', '{"message":"401 Unauthorized"}'),
  answer(403, 'application/json', '{"message":"403 Forbidden"}'),
  answer(429, 'application/json', '{}'),
  answer(502, 'text/html', '<title>Bad Gateway</title>'),
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":',
  'HTTP/1.1 302 Found\r\nLocation: /api/v4/license\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
];

function answer(status: number, type: string, body: string): string {
  return `HTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

let server: RawServer;
let random: Random;

beforeAll(async () => {
  random = randomFrom(20);
  server = await rawServer((socket) =>
    socket.once('data', () => {
      const sent = ANSWERS[Math.floor(random() * ANSWERS.length)];
      if (sent === undefined) {
        socket.resetAndDestroy();
      } else {
        socket.end(sent);
      }
    }),
  );
});
afterAll(() => server.close());

interface Left {
  readonly timers: number;
  readonly listeners: number;
  readonly heapMiB: number;
}

function left(signal: AbortSignal): Left {
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const { heapUsed } = process.memoryUsage();
  return {
    timers,
    listeners: getEventListeners(signal, 'abort').length,
    heapMiB: Math.round(heapUsed / MIB),
  };
}

test(`${RUNS} refreshes with random faults leave nothing behind`, { timeout: LIMIT_MS }, async () => {
  const urls = Array.from(
    { length: AT_ONCE },
    (_, index) => `http://127.0.0.1:${server.port}/${index}` as InstanceUrl,
  );
  const dispatcher = new Agent();
  const forever = new AbortController();
  const outcomes = new Map<string, number>();
  const fleet = fleetWith({ connect: ({ url }) => clientOf(url, 'token', { dispatcher }) }, urls);
  const refreshOne = async (url: InstanceUrl) => {
    await fleet.refresh(url);
    // The same asked by something that lives as long as the window.
    await clientOf(url, 'token', { dispatcher })
      .current(forever.signal)
      .catch(() => undefined);
    const outcome = fleet.status(url)?.failure?.kind ?? 'ok';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };
  // Several at once, as a window does it: the time of each is mostly that of its sockets.
  const refresh = async (count: number) => {
    let waiting = count;
    await Promise.all(
      urls.map(async (url) => {
        while (waiting-- > 0) {
          await refreshOne(url);
        }
      }),
    );
  };
  // What is loaded and compiled by the first ones stays, and is no leak.
  await refresh(Math.ceil(RUNS / 10));
  const before = left(forever.signal);
  await refresh(RUNS);
  const after = left(forever.signal);
  console.log(`${RUNS} refreshes: before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
  console.log([...outcomes].map(([kind, count]) => `${count} ${kind}`).join(', '));
  expect(after.listeners).toBe(0);
  expect(after.timers).toBeLessThanOrEqual(before.timers + 5);
  expect(after.heapMiB).toBeLessThan(before.heapMiB + 150);
  await dispatcher.close();
});
