import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import type { TestGitLab } from '../../gitlab/server';
import { execute, removeAllInstances, snapshot } from '../support/api';
import { BehindProxy, signedInTunnelTo, tunnelTo, URL_BEHIND, USER_INFO } from './behindProxy';

suite('a GitLab behind a proxy', () => {
  let behind: BehindProxy;
  let gitlab: TestGitLab;

  suiteSetup(() => {
    behind = new BehindProxy();
  });
  suiteTeardown(() => behind.dispose());

  setup(async () => {
    await removeAllInstances();
    gitlab = await behind.startGitLab();
  });
  teardown(async () => {
    await removeAllInstances();
    await behind.end();
  });

  async function stateBehind(options: { readonly caFile?: string } = {}) {
    await execute('addInstance', { url: URL_BEHIND, token: gitlab.adminToken, ...options });
    const { state, error } = await snapshot(URL_BEHIND);
    return { state, error };
  }

  test('is read through it, with the CA file of its company', async () => {
    const { requests } = await behind.useProxy(tunnelTo(gitlab));
    equal((await stateBehind({ caFile: behind.caFile })).state, 'ready');
    deepEqual([...new Set(requests)], ['CONNECT gitlab.test:443']);
  });

  test('is read with the credentials in the setting', async () => {
    await behind.useProxy(signedInTunnelTo(gitlab), USER_INFO);
    equal((await stateBehind({ caFile: behind.caFile })).state, 'ready');
  });

  test('without CA file fails by its certificate, and gets no request', async () => {
    await behind.useProxy(tunnelTo(gitlab));
    const { error } = await stateBehind();
    equal(error?.kind, 'certificate');
    match(error.message, /doesn't trust the certificate of gitlab\.test/);
    deepEqual(gitlab.requests, []);
  });

  for (const [status, says] of [
    [403, /proxy doesn't allow connections to gitlab\.test \(HTTP 403\)/],
    [407, /proxy requires you to sign in \(HTTP 407\)/],
    [502, /proxy can't connect to gitlab\.test \(HTTP 502\)/],
  ] as const) {
    test(`that refuses with ${status} is named by it`, async () => {
      const { requests } = await behind.useProxy(() => ({ status }));
      const { state, error } = await stateBehind();
      equal(state, 'error');
      equal(error?.kind, 'proxy');
      match(error.message, says);
      ok(requests.length > 0);
      deepEqual(gitlab.requests, []);
    });
  }

  test('is reached directly when no proxy is set', async () => {
    const direct = await behind.gitlabs.start({ tls: behind.authority.issue() });
    await execute('addInstance', { url: direct.url, token: direct.adminToken, caFile: behind.caFile });
    equal((await snapshot(direct.url)).state, 'ready');
    // Of hundreds of instances none keeps a connection.
    const reads = direct.requests.filter(({ path }) => /\/licenses?$/.test(path));
    deepEqual([...new Set(reads.map(({ headers }) => headers.connection))], ['close']);
  });
});
