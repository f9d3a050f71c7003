/*
 * Proxies that want a sign-in before they let anything pass, as real servers: `fetch` tells of them in ways of its own.
 */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProxyAgent } from 'undici';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { clientOf, failureFrom } from '../connection';

// A pause between tries would mean that this is tried again, which is no use.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const CHALLENGE = { 'Proxy-Authenticate': 'Basic realm="office"' };

let proxy: Server;
let seen: string[];
let agents: ProxyAgent[];

beforeEach(async () => {
  seen = [];
  agents = [];
  proxy = createServer(({ method }, response) => {
    seen.push(method ?? '');
    response.writeHead(407, { ...CHALLENGE, 'Content-Type': 'text/html' }).end('<h1>Sign in</h1>');
  });
  proxy.on('connect', ({ method }, socket) => {
    seen.push(method ?? '');
    const head = Object.entries(CHALLENGE).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${head.join('')}Content-Length: 0\r\n\r\n`);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.close()));
  proxy.closeAllConnections();
  proxy.close();
});

/** Sends through the proxy, plainly or, as https always is, through a tunnel. */
function through(kind: 'plain' | 'tunnel', url: string) {
  const { port } = proxy.address() as AddressInfo;
  const agent = new ProxyAgent({ uri: `http://127.0.0.1:${port}`, proxyTunnel: kind === 'tunnel' });
  agents.push(agent);
  return clientOf(url, 'glpat-abc', { dispatcher: agent });
}

describe.each([
  ['a plain request', 'plain', 'http://gitlab.example.com', 'GET', 'POST'],
  ['a tunnel for http', 'tunnel', 'http://gitlab.example.com', 'CONNECT', 'CONNECT'],
  ['a tunnel for https', 'tunnel', 'https://gitlab.example.com', 'CONNECT', 'CONNECT'],
] as const)('a proxy that answers 407 to %s', (_name, kind, url, read, write) => {
  test('is the reason, and a read is not tried again', async () => {
    const failure = await failureFrom(through(kind, url).current());
    expect(failure).toEqual({ kind: 'proxy', status: 407 });
    expect(seen).toEqual([read]);
  });

  test('is the reason of a write that did not happen', async () => {
    const failure = await failureFrom(through(kind, url).add('key'));
    expect(failure).toEqual({ kind: 'proxy', status: 407 });
    expect(seen).toEqual([write]);
  });
});

test('what to do is to sign in to the proxy, which is not what stands before GitLab', () => {
  const instance = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Main' };
  expect(failureText({ kind: 'proxy', status: 407 }, instance)).toEqual({
    summary: 'Proxy sign-in required',
    message:
      "Your network's proxy requires you to sign in (HTTP 407), so the request never reached Main. Use a URL with your user name and password in the VS Code setting http.proxy, or add gitlab.example.com to http.noProxy.",
    action: 'retry',
  });
  expect(failureText({ kind: 'proxy', status: 401 }, instance)).toMatchObject({
    message: expect.stringContaining('A proxy in front of Main') as string,
    action: 'editInstance',
  });
});

test('a server that answers 407 itself', async () => {
  const { port } = proxy.address() as AddressInfo;
  const failure = await failureFrom(clientOf(`http://127.0.0.1:${port}`, 'glpat-abc').current());
  expect(failure).toEqual({ kind: 'proxy', status: 407 });
  expect(seen).toEqual(['GET']);
});
