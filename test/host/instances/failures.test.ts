import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import {
  changed,
  execute,
  GitLabs,
  publicApi,
  removeAllInstances,
  setSetting,
  snapshot,
} from '../support/api';

/** Takes connections and never says a word. */
async function startSilentServer(): Promise<{ url: string; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** An address where nobody listens any more. */
async function deadUrl(): Promise<string> {
  const { url, server } = await startSilentServer();
  await new Promise((resolve) => server.close(resolve));
  return url;
}

suite('an instance that cannot be read', () => {
  const gitlabs = new GitLabs();

  suiteSetup(() => setSetting('requestTimeoutSeconds', 4));
  suiteTeardown(() => setSetting('requestTimeoutSeconds', undefined));
  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  test('does not hold up a good one, and each says so in its own words @long', async () => {
    const good = await gitlabs.start();
    const silent = await startSilentServer();
    const dead = await deadUrl();
    const wrong = await gitlabs.start();
    wrong.intercept(() => ({
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<html>A wiki</html>',
    }));

    const adding = Promise.all(
      [dead, wrong.url, silent.url].map((url) => execute('addInstance', { url, token: 'some-token' })),
    );
    await execute('addInstance', { url: good.url, token: good.adminToken });
    equal((await snapshot(good.url)).state, 'ready');
    equal((await snapshot(silent.url)).state, 'loading');

    const started = Date.now();
    await adding;
    ok(Date.now() - started < 10_000, 'nothing hangs longer than the time limit');
    const kindAt = async (url: string) => (await snapshot(url)).error?.kind;
    deepEqual(
      [await kindAt(silent.url), await kindAt(dead), await kindAt(wrong.url), await kindAt(good.url)],
      ['timeout', 'refused', 'notGitLab', undefined],
    );
    const messages = (await publicApi()).getInstances().flatMap(({ error }) => error?.message ?? []);
    equal(new Set(messages).size, 3);
    silent.server.close();
  });

  test('names the token when that is wrong, and the instance is kept', async () => {
    const gitlab = await gitlabs.start();
    const answer = await execute('addInstance', { url: gitlab.url, token: 'no-such-token' });
    deepEqual(answer, { ok: true, url: gitlab.url });
    const { state, error } = await snapshot(gitlab.url);
    equal(state, 'error');
    equal(error?.kind, 'unauthorized');
    match(error.message, /token/);
  });

  test('is mended by another token', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: 'no-such-token' });
    deepEqual(await execute('setToken', { url: gitlab.url, token: gitlab.adminToken }), {
      ok: true,
      url: gitlab.url,
    });
    equal((await snapshot(gitlab.url)).state, 'ready');
  });

  test('keeps the licenses that were known', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    gitlab.intercept(() => ({
      status: 502,
      headers: { 'Content-Type': 'text/html' },
      body: '<html>Bad gateway</html>',
    }));
    const answer = await execute('refresh', { url: gitlab.url });
    equal(answer?.ok, false);
    const { state, licenses, error } = await snapshot(gitlab.url);
    equal(state, 'stale');
    equal(licenses.length, 1);
    equal(error?.kind, 'server');
  });

  test('is not refreshed without a token, and says so', async () => {
    const url = 'https://gitlab.example.com';
    await setSetting('instances', [{ url }]);
    const answer = await execute('refresh', { url });
    equal(answer?.ok === false && answer.error.kind, 'signedOut');
  });

  test('without a token is signed out, not gone', async () => {
    await setSetting('instances', [{ url: 'https://gitlab.example.com' }]);
    const url = 'https://gitlab.example.com';
    const api = await publicApi();
    await changed(() => api.getInstances().find((instance) => instance.url === url)?.state === 'signedOut');
    deepEqual(
      api.getInstances().map((instance) => instance.state),
      ['signedOut'],
    );
  });
});
