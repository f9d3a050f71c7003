/* Where `fetch` keeps to itself that a proxy refuses, as it does in older versions of VS Code. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProxyAgent } from 'undici';
import { proxyStatus } from '../../../../src/gitlab/connectionTest/proxyStatus';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { clientOf, failureFrom } from '../connection';
import { through } from './tunnel';

// A proxy that refuses is not asked again, and what is tried again shall not wait.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const URL_BEHIND = 'https://gitlab.test';
const TOKEN = 'glpat-secret-secret';

let proxy: Server;
let status: number;
let received: string[];

beforeEach(async () => {
  status = 403;
  received = [];
  proxy = createServer();
  proxy.on('connect', ({ method, url, rawHeaders }, socket: Socket) => {
    received.push(`${method} ${url} ${rawHeaders.join(' ')}`);
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterEach(() => {
  proxy.closeAllConnections();
  proxy.close();
});

function port(): number {
  return (proxy.address() as AddressInfo).port;
}

/** What `fetch` says when something else than its caller has ended a request. */
function cancelled(): TypeError {
  return new TypeError('fetch failed', { cause: new DOMException('Request was cancelled.') });
}

/** A client whose `fetch` fails, and which asks the proxy as the extension does. */
function clientThatFailsWith(error: () => Error) {
  const requests: string[] = [];
  const requesters = through(port());
  const client = clientOf(URL_BEHIND, TOKEN, {
    fetch: (url) => {
      requests.push(url as string);
      return Promise.reject(error());
    },
    askProxy: (url) =>
      proxyStatus(url, requesters, {
        timeoutSeconds: 5,
        userAgent: 'test',
        signal: new AbortController().signal,
      }),
  });
  return { client, requests };
}

test.each([
  [403, 1],
  [407, 1],
  [502, 3],
])(
  'a status that fetch keeps to itself is asked for without a token: %i, for each of %i requests',
  async (refusal, times) => {
    status = refusal;
    const { client, requests } = clientThatFailsWith(cancelled);
    expect(await failureFrom(client.current())).toEqual({ kind: 'proxy', status: refusal });
    expect(requests).toHaveLength(times);
    expect(received).toEqual(Array(times).fill(expect.stringContaining('CONNECT gitlab.test:443')));
    expect(received.join()).not.toContain(TOKEN);
  },
);

test('a write is sent once, and has not happened', async () => {
  const { client, requests } = clientThatFailsWith(cancelled);
  expect(await failureFrom(client.add('key'))).toEqual({ kind: 'proxy', status: 403 });
  expect(requests).toHaveLength(1);
  expect(received).toHaveLength(1);
});

test('the look at a proxy ends with the time limit of its request, and with the caller', async () => {
  const looked: AbortSignal[] = [];
  const clientWith = (timeoutSeconds: number) =>
    clientOf(URL_BEHIND, TOKEN, {
      timeoutSeconds,
      fetch: () => Promise.reject(cancelled()),
      askProxy: (_url, signal) => {
        looked.push(signal);
        // A proxy that says nothing.
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
      },
    });
  expect((await failureFrom(clientWith(0.05).add('key'))).kind).toBe('reset');
  const cancel = new AbortController();
  const failing = failureFrom(clientWith(600).current(cancel.signal));
  await vi.waitFor(() => expect(looked).toHaveLength(2));
  cancel.abort();
  await failing;
  expect(looked.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('where no proxy refuses it stays a lost connection', async () => {
  const { client } = clientThatFailsWith(cancelled);
  proxy.close();
  proxy.closeAllConnections();
  expect(await failureFrom(client.add('key'))).toMatchObject({ kind: 'reset' });
});

test.each([
  ['a lost connection', 'ECONNRESET', 'reset'],
  ['a refused one', 'ECONNREFUSED', 'refused'],
  ['a certificate', 'CERT_HAS_EXPIRED', 'certificate'],
])('%s is no reason to ask a proxy', async (_name, code, kind) => {
  const { client } = clientThatFailsWith(
    () => new TypeError('fetch failed', { cause: Object.assign(new Error('no text counts'), { code }) }),
  );
  expect(await failureFrom(client.current())).toMatchObject({ kind });
  expect(received).toEqual([]);
});

test('a request that its caller cancels is no reason either', async () => {
  const { client } = clientThatFailsWith(cancelled);
  expect(await failureFrom(client.current(AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
  expect(received).toEqual([]);
});

test.each([
  [403, 1],
  [502, 3],
])('a status that fetch has needs no asking: %i, after %i requests', async (refusal, times) => {
  status = refusal;
  const dispatcher = new ProxyAgent({ uri: `http://127.0.0.1:${port()}` });
  const askProxy = vi.fn();
  const client = clientOf(URL_BEHIND, TOKEN, { dispatcher, askProxy });
  expect(await failureFrom(client.current())).toEqual({ kind: 'proxy', status: refusal });
  expect(received).toHaveLength(times);
  expect(askProxy).not.toHaveBeenCalled();
  await dispatcher.close();
});

test.each([
  [403, 'Blocked by proxy', "Your network's proxy doesn't allow connections to Main (HTTP 403)."],
  [502, "Proxy can't connect", "Your network's proxy can't connect to Main (HTTP 502)."],
])('what a proxy that answers %i means, and what to do', (refusal, summary, start) => {
  const instance = { url: URL_BEHIND as InstanceUrl, name: 'Main' };
  const text = failureText({ kind: 'proxy', status: refusal }, instance);
  expect(text).toMatchObject({ summary, action: 'retry' });
  expect(text.message).toContain(start);
});
