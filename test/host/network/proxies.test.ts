import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { newAuthority } from '../../gitlab/certificate';
import type { TestGitLab } from '../../gitlab/server';
import { execute, GitLabs, removeAllInstances, snapshot } from '../support/api';
import { startProxy, type Proxy, type Verdict } from '../../gitlab/http/proxy';

/** A name that only the proxy knows: VS Code uses none for this computer's own. */
const URL_BEHIND = 'https://gitlab.test';

const CREDENTIALS = `Basic ${Buffer.from('anna:pa ss').toString('base64')}`;

// VS Code asks people for the sign-in of a proxy in a dialog that no test can answer: credentials stand in the setting.
suite('a GitLab behind a proxy', () => {
  const gitlabs = new GitLabs();
  const authority = newAuthority('Company CA');
  let folder = '';
  let caFile = '';
  let gitlab: TestGitLab;
  let proxy: Proxy | undefined;

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'proxies-'));
    caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, authority.ca);
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  setup(async () => {
    await removeAllInstances();
    gitlab = await gitlabs.start({ tls: authority.issue({ host: 'gitlab.test' }) });
  });
  teardown(async () => {
    await removeAllInstances();
    await setProxy(undefined);
    await proxy?.close();
    await gitlabs.closeAll();
  });

  async function useProxy(
    judge: (credentials: string | undefined) => Verdict,
    userInfo = '',
  ): Promise<Proxy> {
    proxy = await startProxy(({ headers }) => judge(headers['proxy-authorization']));
    await setProxy(`http://${userInfo}127.0.0.1:${proxy.port}`);
    return proxy;
  }

  function tunnel(): Verdict {
    return { port: Number(new URL(gitlab.url).port) };
  }

  async function stateBehind(options: { readonly caFile?: string } = {}) {
    await execute('addInstance', { url: URL_BEHIND, token: gitlab.adminToken, ...options });
    const { state, error } = await snapshot(URL_BEHIND);
    return { state, error };
  }

  test('is read through it, with the CA file of its company', async () => {
    const { requests } = await useProxy(tunnel);
    equal((await stateBehind({ caFile })).state, 'ready');
    deepEqual([...new Set(requests)], ['CONNECT gitlab.test:443']);
  });

  test('is read with the credentials in the setting', async () => {
    const judge = (credentials: string | undefined) =>
      credentials === CREDENTIALS ? tunnel() : { status: 407 };
    await useProxy(judge, 'anna:pa%20ss@');
    equal((await stateBehind({ caFile })).state, 'ready');
  });

  test('without CA file fails by its certificate, and gets no request', async () => {
    await useProxy(tunnel);
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
      const { requests } = await useProxy(() => ({ status }));
      const { state, error } = await stateBehind();
      equal(state, 'error');
      equal(error?.kind, 'proxy');
      match(error.message, says);
      ok(requests.length > 0);
      deepEqual(gitlab.requests, []);
    });
  }

  test('is reached directly when no proxy is set', async () => {
    const direct = await gitlabs.start({ tls: authority.issue() });
    await execute('addInstance', { url: direct.url, token: direct.adminToken, caFile });
    equal((await snapshot(direct.url)).state, 'ready');
  });
});

async function setProxy(url: string | undefined): Promise<void> {
  await workspace.getConfiguration('http').update('proxy', url, ConfigurationTarget.Global);
}
