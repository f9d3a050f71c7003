import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import { pauseBeforeRetry } from '../../../../src/gitlab/http/retry';
import { networkFailure } from '../../../../src/gitlab/http/networkErrors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { clientOf, failureFrom } from '../connection';
import { gitlabAndClient } from '../openGitLab';
import { rawServer, type RawServer } from './rawServer';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const servers: RawServer[] = [];

async function serverThat(handle: Parameters<typeof rawServer>[0]): Promise<RawServer> {
  const server = await rawServer(handle);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function wordsFor(failure: Failure) {
  return failureText(failure, { url: 'https://gitlab.example.com' as InstanceUrl });
}

test('a host that does not exist', async () => {
  const failure = await failureFrom(clientOf('https://gitlab.invalid', 'token').current());
  expect(failure).toMatchObject({ kind: 'dns', host: 'gitlab.invalid' });
  expect(wordsFor(failure)).toMatchObject({ summary: 'Host not found', action: 'retry' });
});

test('a name service that does not answer', () => {
  const error = Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
  const failure = networkFailure(
    new TypeError('fetch failed', { cause: error }),
    new URL('https://gitlab.example.com'),
  );
  expect(failure).toEqual({ kind: 'dns', host: 'gitlab.example.com', temporary: true });
  expect(wordsFor(failure).message).toContain("Can't look up");
});

test('a port where nothing listens', async () => {
  const server = await rawServer(() => undefined);
  await server.close();
  const host = `127.0.0.1:${server.port}`;
  const failure = await failureFrom(clientOf(`http://${host}`, 'token').current());
  expect(failure).toEqual({ kind: 'refused', host, code: 'ECONNREFUSED' });
  expect(wordsFor(failure)).toMatchObject({
    summary: "Can't connect",
    message: `Can't connect to gitlab.example.com (${host}). Check that GitLab is running and that you're on the right network or VPN.`,
  });
});

test.each([
  [{ code: 'ECONNREFUSED', address: '127.0.0.1', port: 3128 }, '127.0.0.1:3128'],
  [{ code: 'ENOTFOUND', hostname: 'proxy.example.com' }, 'proxy.example.com'],
])('a proxy that cannot be reached, not the server behind it: %o', (given, host) => {
  const cause = Object.assign(new Error('connect'), { syscall: 'connect', ...given });
  const failure = networkFailure(
    new TypeError('fetch failed', { cause }),
    new URL('https://gitlab.example.com'),
  );
  expect(failure).toEqual({ kind: 'proxyUnreachable', host, code: given.code });
  expect(wordsFor(failure)).toEqual({
    summary: "Can't connect to proxy",
    message: `Can't connect to gitlab.example.com, because your network's proxy can't be reached (${host}, ${given.code}). Check the proxy settings of VS Code and the system.`,
    action: 'retry',
  });
});

test('a connection that is cut, tried three times', async () => {
  const server = await serverThat((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const host = `127.0.0.1:${server.port}`;
  const failure = await failureFrom(clientOf(`http://${host}`, 'token').current());
  expect(failure).toMatchObject({ kind: 'reset', host });
  expect(server.connections()).toBe(3);
  expect(wordsFor(failure)).toMatchObject({ summary: 'Connection lost', action: 'retry' });
});

test('an answer that is cut in the middle', async () => {
  const server = await serverThat((socket) =>
    socket.once('data', () =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":'),
    ),
  );
  const failure = await failureFrom(clientOf(`http://127.0.0.1:${server.port}`, 'token').current());
  expect(failure.kind).toBe('reset');
  expect(server.connections()).toBe(3);
});

test('something that does not speak HTTP', async () => {
  const server = await serverThat((socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'));
  const host = `127.0.0.1:${server.port}`;
  const failure = await failureFrom(clientOf(`http://${host}`, 'token').current());
  expect(failure).toEqual({ kind: 'notGitLab', reason: 'notHttp', host });
  expect(server.connections()).toBe(1);
  expect(wordsFor(failure)).toMatchObject({ summary: 'Not a web server', action: 'openInstance' });
});

test('https to a port that speaks http', async () => {
  const { gitlab } = await gitlabAndClient();
  const { host } = new URL(gitlab.url);
  const failure = await failureFrom(clientOf(`https://${host}`, 'token').current());
  expect(failure).toMatchObject({ kind: 'tls', host });
  expect(gitlab.requests).toHaveLength(0);
  const text = wordsFor(failure);
  expect(text).toMatchObject({ summary: 'No secure connection', action: 'editInstance' });
  expect(text.message).toContain('The server may use HTTP there');
});

test.each([10080, 6000, 25])('a port that browsers block: %i', async (port) => {
  const failure = await failureFrom(clientOf(`http://127.0.0.1:${port}/gitlab`, 'token').current());
  expect(failure).toEqual({ kind: 'port', hostname: '127.0.0.1', port });
  const { message, action } = failureText(failure, { url: 'http://127.0.0.1' as InstanceUrl, name: 'Main' });
  expect(message).toBe(
    `Can't connect to Main. Port ${port} is blocked by the fetch standard. Publish GitLab on another port, or use a tunnel: ssh -L 8443:localhost:${port} 127.0.0.1`,
  );
  expect(action).toBe('editInstance');
});

test.each([
  ['undici', 'Proxy response (407) !== 200 when HTTP Tunneling'],
  ['fetch', 'proxy authentication required'],
  ['Electron', 'net::ERR_PROXY_AUTH_UNSUPPORTED'],
])('a proxy that %s cannot sign in to', (_name, message) => {
  const error = new TypeError('fetch failed', { cause: new Error(message) });
  expect(networkFailure(error, new URL('https://host'))).toEqual({ kind: 'proxy', status: 407 });
});

test('a token that no header can carry is not sent', async () => {
  const { gitlab } = await gitlabAndClient();
  for (const token of ['', 'glpat-a b', 'glpat-\n', 'gl•pat']) {
    expect(await failureFrom(clientOf(gitlab.url, token).current())).toEqual({
      kind: 'unauthorized',
      reason: 'characters',
    });
  }
  expect(gitlab.requests).toHaveLength(0);
});

describe('codes that no test can bring about', () => {
  test.each([
    ['EHOSTUNREACH', { kind: 'refused', code: 'EHOSTUNREACH' }],
    ['UND_ERR_CONNECT_TIMEOUT', { kind: 'refused', code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['UND_ERR_HEADERS_TIMEOUT', { kind: 'timeout', seconds: 300, waitingFor: 'headers' }],
    ['UND_ERR_BODY_TIMEOUT', { kind: 'timeout', seconds: 300, waitingFor: 'nextBytes' }],
    ['CERT_NOT_YET_VALID', { kind: 'certificate', code: 'CERT_NOT_YET_VALID' }],
    ['UNSPECIFIED', { kind: 'certificate', code: 'UNSPECIFIED' }],
    ['PATH_LENGTH_EXCEEDED', { kind: 'certificate', code: 'PATH_LENGTH_EXCEEDED' }],
    ['ERROR_IN_CERT_NOT_AFTER_FIELD', { kind: 'certificate', code: 'ERROR_IN_CERT_NOT_AFTER_FIELD' }],
    ['EPROTO', { kind: 'tls', code: 'EPROTO' }],
  ])('%s', (code, failure) => {
    const cause = Object.assign(new Error('no text counts'), { code });
    expect(networkFailure(new TypeError('fetch failed', { cause }), new URL('https://host'))).toMatchObject(
      failure,
    );
  });

  test.each(['UNSPECIFIED', 'PATH_LENGTH_EXCEEDED'])(
    '%s is read once, and no CA file is asked for',
    (code) => {
      const failure = networkFailure(
        Object.assign(new Error('no text counts'), { code }),
        new URL('https://host'),
      );
      expect(pauseBeforeRetry(failure, 1)).toBeUndefined();
      expect(wordsFor(failure)).toMatchObject({ summary: 'Invalid certificate', action: 'retry' });
    },
  );

  test.each([502, 503, 504])('a proxy that is down for a moment is asked again: %s', (status) => {
    expect(pauseBeforeRetry({ kind: 'proxy', status }, 1)).toBeGreaterThanOrEqual(250);
    expect(pauseBeforeRetry({ kind: 'proxy', status }, 3)).toBeUndefined();
  });

  test.each([401, 403, 407])('a proxy that refuses is not asked again: %s', (status) => {
    expect(pauseBeforeRetry({ kind: 'proxy', status }, 1)).toBeUndefined();
  });

  test('an error of the HTTP parser may have a name only', () => {
    const cause = Object.assign(new Error('no text counts'), { name: 'HTTPParserError', code: undefined });
    expect(networkFailure(new TypeError('fetch failed', { cause }), new URL('https://host'))).toEqual({
      kind: 'notGitLab',
      reason: 'notHttp',
      host: 'host',
    });
  });

  test('the first of several addresses tells', () => {
    const refusal = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const cause = new AggregateError([refusal, refusal]);
    expect(networkFailure(new TypeError('fetch failed', { cause }), new URL('https://host')).kind).toBe(
      'refused',
    );
  });
});

test.each([
  ['http://gitlab.example.com', true],
  ['https://gitlab.example.com', false],
])('a lost connection to %s may be one to a server that uses HTTPS: %s', (url, isSaid) => {
  const text = failureText({ kind: 'reset', host: 'gitlab.example.com' }, { url: url as InstanceUrl });
  expect(text.message.includes('check whether its URL must begin with https://')).toBe(isSaid);
});

test('a host that stands for the name is said once', () => {
  const failure: Failure = { kind: 'refused', host: 'gitlab.example.com', code: 'ECONNREFUSED' };
  expect(wordsFor(failure).message).toMatch(/^Can't connect to gitlab\.example\.com\. /);
});
