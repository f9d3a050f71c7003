/* Refreshes with random faults over real sockets, after which nothing may be left: `npm run test:long` has 10,000. */

import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Agent } from 'undici';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith } from '../support';
import { clientOf } from '../../gitlab/connection';
import { rawServer, type RawServer } from '../../gitlab/http/rawServer';
import { randomFrom, type Random } from '../../gitlab/fuzz/fuzzedAnswers';
import { left, openHandles, type Left } from './left';

// A pause is nothing to wait for.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const RUNS = Number(process.env.REFRESH_RUNS ?? 10);

/** Nothing is measured by it: some 100,000 requests take a slow machine an hour when others use it, too. */
const LIMIT_MS = 5_400_000;

/** What has to close may take its time on a busy machine. */
const CLOSING_MS = 120_000;

/** Many, so that those that wait for a time limit cost others no time. */
const AT_ONCE = 48;

/** Before the first figures, what is loaded and compiled once; then one after each part. */
const PARTS = RUNS < 100 ? 1 : 10;

/** Every other instance has a server that can be silent, and a time limit that ends that. */
const SILENT_SECONDS = 0.5;

/** The others have one that outlasts the test, so that a timer that nobody clears is there at the end. */
const PATIENT_SECONDS = LIMIT_MS / 1000;

const LICENSE = '{"id":7,"plan":"ultimate","expires_at":"2027-06-01"}';

type Fault = (socket: Socket) => void;

const sends =
  (text: string): Fault =>
  (socket) =>
    socket.end(text);

const SILENCES: readonly Fault[] = [
  () => undefined,
  (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n'),
];

const FAULTS: readonly Fault[] = [
  (socket) => socket.resetAndDestroy(),
  ...[
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
  ].map(sends),
];

/** How often a new token comes while an instance is asked, which ends what is under way. */
const TOKEN_CHANGES = 0.05;

/** Half of the requests are answered as they should be, so that refreshes get beyond their first one. */
const WELL = 0.5;

function answer(status: number, type: string, body: string): string {
  return `HTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

let server: RawServer;
let random: Random;

beforeAll(async () => {
  random = randomFrom(20);
  server = await rawServer((socket) =>
    socket.once('data', (request: Buffer) => {
      const fault = answerTo(request.toString('latin1'));
      fault?.(socket);
    }),
  );
});
afterAll(() => server.close());

function answerTo(request: string): Fault | undefined {
  if (random() < WELL) {
    const body = request.includes('/licenses ') ? `[${LICENSE}]` : LICENSE;
    return sends(answer(200, 'application/json', body));
  }
  const faults = isPatient(request.split(' ')[1]) ? FAULTS : [...FAULTS, ...SILENCES];
  return faults[Math.floor(random() * faults.length)];
}

/** @param path begins with the number of the instance */
function isPatient(path = ''): boolean {
  return Number(path.split('/')[1]) % 2 === 1;
}

/** One instance after the other, several at once, as a window does it. */
function refreshesOf(urls: readonly InstanceUrl[], dispatcher: Agent, forever: AbortSignal) {
  const outcomes = new Map<string, number>();
  const connect = (url: InstanceUrl) => {
    const timeoutSeconds = isPatient(new URL(url).pathname) ? PATIENT_SECONDS : SILENT_SECONDS;
    return clientOf(url, 'token', { dispatcher, timeoutSeconds });
  };
  const fleet = fleetWith({ connect: (instance) => connect(instance.url) }, urls);
  const refreshOne = async (url: InstanceUrl) => {
    const refreshing = fleet.refresh(url);
    await Promise.all([refreshing, random() < TOKEN_CHANGES && fleet.credentialsChanged(url)]);
    // The same asked by something that lives as long as the window.
    await connect(url)
      .current(forever)
      .catch(() => undefined);
    const outcome = fleet.status(url)?.failure?.kind ?? 'ok';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };
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
  return { refresh, outcomes, dispose: () => fleet.dispose() };
}

test(`${RUNS} refreshes with random faults leave nothing behind`, { timeout: LIMIT_MS }, async () => {
  const address = `http://127.0.0.1:${server.port}`;
  const urls = Array.from({ length: AT_ONCE }, (_, index) => `${address}/${index}` as InstanceUrl);
  // What is kept open for a next request is closed soon, and not waited for long.
  const dispatcher = new Agent({ keepAliveTimeout: 10, keepAliveMaxTimeout: 10 });
  const forever = new AbortController();
  setMaxListeners(AT_ONCE, forever.signal);
  const idle = openHandles();
  const { refresh, outcomes, dispose } = refreshesOf(urls, dispatcher, forever.signal);
  const figures: Left[] = [];
  for (let part = 0; part <= PARTS; part++) {
    await refresh(Math.ceil(RUNS / PARTS));
    await expect.poll(openHandles, { timeout: CLOSING_MS }).toBeLessThanOrEqual(idle);
    figures.push(left(forever.signal));
  }
  console.log(`${RUNS} refreshes, ${server.connections()} connections; after each part:`);
  figures.forEach((figure) => console.log(JSON.stringify(figure)));
  console.log([...outcomes].map(([kind, count]) => `${count} ${kind}`).join(', '));
  const [before, after] = [figures[0]!, figures.at(-1)!];
  expect(after.listeners).toBe(0);
  expect(after.timers).toBeLessThanOrEqual(before.timers + 5);
  expect(after.heapKiB).toBeLessThan(before.heapKiB + 20 * 1024);
  dispose();
  await dispatcher.close();
});
