import { afterEach, expect, test, vi } from 'vitest';
import { clientOf, failureFrom, json, logOf } from '../connection';
import { gitlabAndClient } from '../openGitLab';
import { rawServer, type RawServer } from './rawServer';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

let server: RawServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('a lost connection is a warning for each try, with its causes', async () => {
  server = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const url = `http://127.0.0.1:${server.port}`;
  const lines: string[] = [];
  await failureFrom(clientOf(url, 'token', { log: logOf(lines) }).current());
  const start = `^warn GET ${url}/api/v4/license → reset, \\d+ ms, no proxy setting`;
  const causes = '\\. TypeError: fetch failed ← \\w+: .+\\((?:UND_ERR_SOCKET|ECONNRESET)\\)$';
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(start + causes)),
    expect.stringMatching(new RegExp(`${start}, try 2${causes}`)),
    expect.stringMatching(new RegExp(`${start}, try 3${causes}`)),
  ]);
});

test('what a server answers is no warning: it may be what was to be found out', async () => {
  const { gitlab } = await gitlabAndClient();
  gitlab.intercept(() => json(404, { error: '404 Not Found' }));
  const lines: string[] = [];
  await failureFrom(clientOf(gitlab.url, 'token', { log: logOf(lines) }).version());
  expect(lines).toEqual([
    expect.stringMatching(/^debug GET \S+\/metadata → 404 \(notFound\), /),
    expect.stringMatching(/^debug GET \S+\/version → 404 \(notFound\), /),
  ]);
});

test('where a proxy is set is said, and a query never', async () => {
  const { gitlab } = await gitlabAndClient();
  const lines: string[] = [];
  const client = clientOf(gitlab.url, gitlab.adminToken, { log: logOf(lines), proxySetting: 'http.proxy' });
  for await (const { users } of client.users()) {
    expect(users.length).toBeGreaterThan(0);
  }
  expect(lines[0]).toMatch(/^debug GET \S+\/users → 200, \d+ ms, http\.proxy is set$/);
});

test('a request that is canceled is no warning', async () => {
  const { gitlab } = await gitlabAndClient();
  const lines: string[] = [];
  const client = clientOf(gitlab.url, gitlab.adminToken, { log: logOf(lines) });
  await failureFrom(client.current(AbortSignal.abort()));
  expect(lines).toEqual([expect.stringMatching(/^debug GET \S+ → cancelled, /)]);
});
