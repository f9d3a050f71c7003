/* Through real proxies: VS Code tells no extension which one it uses, so that a test has to find out. */

import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectSocket, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { contact } from '../../../../src/gitlab/connectionTest/contact';
import { configuredProxies } from '../../../../src/gitlab/connectionTest/proxies';
import type { LookUp } from '../../../../src/gitlab/connectionTest/way';
import type { InstanceUrl } from '../../../../src/instances/address';
import { startTestGitLab, type TestGitLab } from '../../../gitlab/server';
import { newAuthority } from '../certificates';
import { clientOf } from '../connection';
import { outcomes, stepsOf } from './tester';
import { through } from './tunnel';

const authority = newAuthority();
let proxy: Server;
let gitlab: TestGitLab | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) {
    socket.destroy();
  }
  proxy.closeAllConnections();
  proxy.close();
  await gitlab?.close();
  gitlab = undefined;
});

/** @param status what the proxy says to every tunnel */
async function startProxy(status: number): Promise<number> {
  proxy = createServer((_request, response) => response.writeHead(status).end());
  proxy.on('connect', (_request, socket: Socket) => {
    sockets.push(socket);
    if (status !== 200 || gitlab === undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = connectSocket(Number(new URL(gitlab.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    sockets.push(target);
    for (const end of [socket, target]) {
      end.on('error', () => end.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return (proxy.address() as AddressInfo).port;
}

const instance = { url: 'https://gitlab.test' as InstanceUrl };
const lookUp: LookUp = (hostname) =>
  Promise.resolve(
    hostname === 'proxy.test' ? { addresses: ['127.0.0.1'] } : { addresses: [], code: 'ENOTFOUND' },
  );

function proxiesAt(port: number) {
  return configuredProxies(new URL(instance.url), `http://anna:secret@proxy.test:${port}`, {});
}

test('a proxy is found by its address, named by its setting, and its password by nothing', async () => {
  gitlab = await startTestGitLab({ tls: authority.issue() });
  const port = await startProxy(200);
  const { url } = gitlab;
  const steps = await stepsOf({
    instance,
    requesters: through(port),
    overrides: {
      ...{ lookUp, proxies: proxiesAt(port) },
      connect: () => Promise.resolve(clientOf(url, undefined)),
    },
  });
  expect(outcomes(steps)).toMatchObject({
    name: 'proxy',
    tcp: 'proxy',
    proxy: 'ok',
    tls: 'failed: certificate',
  });
  expect(steps.get('proxy')).toMatchObject({
    facts: { peer: { address: '127.0.0.1', port }, setting: 'http.proxy' },
  });
  expect(steps.get('tls')).toMatchObject({ encryption: { chain: [{ issuer: 'CN=Test CA' }] } });
  expect(JSON.stringify([...steps])).not.toContain('secret');
});

test.each([403, 407, 502])('a proxy that refuses says so: %i', async (status) => {
  const port = await startProxy(status);
  const steps = await stepsOf({
    instance,
    requesters: through(port),
    overrides: { lookUp },
  });
  expect(steps.get('proxy')).toMatchObject({
    ...{ outcome: 'failed', failure: { kind: 'proxyRefused', status } },
    proxy: { peer: undefined, setting: undefined },
  });
  expect(outcomes(steps)).toMatchObject({ name: 'proxy', tcp: 'proxy', tls: 'after proxy' });
});

test('a proxy where nobody listens is not mistaken for the server', async () => {
  const port = await startProxy(200);
  proxy.close();
  await once(proxy, 'close');
  const steps = await stepsOf({
    instance,
    requesters: through(port),
    overrides: { lookUp, proxies: proxiesAt(port) },
  });
  expect(steps.get('proxy')).toMatchObject({
    ...{ outcome: 'failed', failure: { kind: 'proxyUnreachable', code: 'ECONNREFUSED' } },
    proxy: { setting: 'http.proxy' },
  });
});

test('a look ends when it takes too long', async () => {
  proxy = createServer(() => undefined);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const options = { timeoutSeconds: 0.2, userAgent: 'test', signal: new AbortController().signal };
  const requesters = { http: httpRequest, https: httpsRequest };
  const found = await contact(new URL(`http://127.0.0.1:${port}`), requesters, options);
  expect(found).toMatchObject({ kind: 'failed', peer: { port } });
});

test('proxies are read from the setting, then from the environment', () => {
  const variables = {
    HTTPS_PROXY: 'http://b.test:3128',
    http_proxy: 'http://c.test',
    HTTP_PROXY: 'nonsense',
  };
  expect(configuredProxies(new URL('https://gitlab.test'), 'http://a:p@a.test:8080', variables)).toEqual([
    { setting: 'http.proxy', hostname: 'a.test', port: 8080 },
    { setting: 'HTTPS_PROXY', hostname: 'b.test', port: 3128 },
    { setting: 'http_proxy', hostname: 'c.test', port: 80 },
  ]);
  expect(configuredProxies(new URL('http://gitlab.test'), '', variables)).toEqual([
    { setting: 'http_proxy', hostname: 'c.test', port: 80 },
  ]);
});
