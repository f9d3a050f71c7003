import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { window, type QuickPick, type QuickPickItem } from 'vscode';
import type { TestGitLab } from '../../gitlab/server';
import { execute, removeAllInstances, snapshot, until } from '../support/api';
import { Dialogs } from '../support/dialogs';
import { BehindProxy, setProxy, signedInTunnelTo, tunnelTo, URL_BEHIND, USER_INFO } from './behindProxy';

/** Nobody listens there. */
const NO_PROXY = 'http://127.0.0.1:2';

/** What each row of the list says, by its title. */
type Rows = Readonly<Record<string, string>>;

/** Tests the connection in VS Code's own list, and closes that once the test has ended. */
async function rowsOfTest(url: string): Promise<Rows> {
  const create = window.createQuickPick;
  let list: QuickPick<QuickPickItem> | undefined;
  const createNoted: unknown = () => (list = create());
  window.createQuickPick = createNoted as typeof create;
  try {
    const tested = execute('testConnection', { url });
    await until(() => list?.busy === false);
    const rows = (list?.items ?? []).map(
      ({ label, description = '', detail = '' }) => [label, `${description} ${detail}`.trim()] as const,
    );
    // What failed first has the focus, so that Enter does what helps.
    const failed = rows.find(([, says]) => says.startsWith('Failed'))?.[0];
    await until(() => failed === undefined || list?.activeItems[0]?.label === failed);
    list?.hide();
    equal((await tested)?.ok, true);
    return Object.fromEntries(rows);
  } finally {
    window.createQuickPick = create;
  }
}

const AFTER_PROXY = 'Skipped · Requires an earlier step: Proxy';

suite('Test Connection in the host, directly and through a proxy @long', () => {
  let behind: BehindProxy;
  let dialogs: Dialogs;
  let gitlab: TestGitLab;

  suiteSetup(() => {
    behind = new BehindProxy();
  });
  suiteTeardown(() => behind.dispose());

  setup(async () => {
    dialogs = new Dialogs();
    // What fails is said in notifications, too, which nobody reads here.
    dialogs.answerNotifications(() => undefined);
    await removeAllInstances();
    gitlab = await behind.startGitLab();
  });
  teardown(async () => {
    await removeAllInstances();
    dialogs.restore();
    await behind.end();
  });

  async function rowsBehind(caFile?: string): Promise<Rows> {
    const token = gitlab.adminToken;
    await execute('addInstance', { url: URL_BEHIND, token, ...(caFile !== undefined && { caFile }) });
    const rows = await rowsOfTest(URL_BEHIND);
    doesNotMatch(JSON.stringify(rows), new RegExp(`${token}|pa ss|pa%20ss|anna`), 'a secret is shown');
    return rows;
  }

  /** Only the look without a token has come through. */
  function onlyLooked(): void {
    ok(
      gitlab.requests.every(({ method }) => method === 'HEAD'),
      JSON.stringify(gitlab.requests),
    );
    ok(!JSON.stringify(gitlab.requests).includes(gitlab.adminToken));
  }

  test('directly, every step is well', async () => {
    const direct = await behind.gitlabs.start({ tls: behind.authority.issue() });
    await execute('addInstance', { url: direct.url, token: direct.adminToken, caFile: behind.caFile });
    const rows = await rowsOfTest(direct.url);
    match(rows['Host name'] ?? '', /^OK, .* · 127\.0\.0\.1$/);
    equal(rows.Proxy, 'Skipped · No proxy is used.');
    match(rows.Certificate ?? '', /^OK, .*issued by CN=Company CA/);
    match(rows.GraphQL ?? '', /^OK, /);
  });

  test('with a CA file, the proxy is named by its setting and every step behind it is well', async () => {
    const { port, requests } = await behind.useProxy(tunnelTo(gitlab));
    const rows = await rowsBehind(behind.caFile);
    equal(rows['Host name'], 'Skipped · Done by the proxy.');
    equal(rows.Connection, 'Skipped · Done by the proxy.');
    match(rows.Proxy ?? '', new RegExp(`^OK, .* · 127\\.0\\.0\\.1:${port} \\(the proxy in http\\.proxy\\)$`));
    match(rows.Certificate ?? '', /^OK, .*issued by CN=Company CA/);
    for (const step of ['HTTP', 'GitLab', 'Token', 'Current license', 'All licenses', 'Users', 'GraphQL']) {
      match(rows[step] ?? '', /^OK, /, step);
    }
    deepEqual([...new Set(requests)], ['CONNECT gitlab.test:443']);
    const looks = gitlab.requests.filter(({ method }) => method === 'HEAD');
    equal(looks.length, 1);
    ok(!JSON.stringify(looks).includes(gitlab.adminToken), 'the look has a token');
  });

  test('without one, the authority behind the proxy is named, and no token goes there', async () => {
    await behind.useProxy(tunnelTo(gitlab));
    const rows = await rowsBehind();
    match(rows.Proxy ?? '', /^OK, /);
    match(
      rows.Certificate ?? '',
      /^Failed, .* · Choose CA File… This computer doesn't trust the certificate authority CN=Company CA\.$/,
    );
    equal(rows.GitLab, 'Skipped · Requires an earlier step: Certificate');
    onlyLooked();
  });

  test('a sign-in to the proxy in its setting counts for every step', async () => {
    const { port } = await behind.useProxy(signedInTunnelTo(gitlab), USER_INFO);
    const rows = await rowsBehind(behind.caFile);
    match(rows.Proxy ?? '', new RegExp(`^OK, .* · 127\\.0\\.0\\.1:${port} \\(the proxy in http\\.proxy\\)$`));
    match(rows.GraphQL ?? '', /^OK, /);
  });

  for (const [status, says] of [
    [403, /Rejected by .*proxy.*\(HTTP 403\)\. Ask the proxy's administrator to allow gitlab\.test\./],
    [407, /requires you to sign in \(HTTP 407\)\. Use a URL with your user name and password/],
    [502, /Rejected by .*proxy.*\(HTTP 502\)/],
  ] as const) {
    test(`a proxy that refuses with ${status} is named with what helps`, async () => {
      await behind.useProxy(status === 407 ? signedInTunnelTo(gitlab) : () => ({ status }));
      const rows = await rowsBehind(behind.caFile);
      match(rows.Proxy ?? '', /^Failed, .* · Open Proxy Settings /);
      match(rows.Proxy ?? '', says);
      equal(rows.Certificate, AFTER_PROXY);
      equal(rows.GraphQL, AFTER_PROXY);
      deepEqual(gitlab.requests, []);
    });
  }

  test('a proxy that nobody can reach is named by its address', async () => {
    await setProxy(NO_PROXY);
    const rows = await rowsBehind(behind.caFile);
    match(
      rows.Proxy ?? '',
      /^Failed, .*Can't connect to 127\.0\.0\.1:2 \(the proxy in http\.proxy\) \(ECONNREFUSED\)/,
    );
    equal(rows.Certificate, AFTER_PROXY);
    const { error } = await snapshot(URL_BEHIND);
    equal(error?.kind, 'proxyUnreachable');
    match(error.message, /your network's proxy can't be reached \(127\.0\.0\.1:2, ECONNREFUSED\)/);
  });
});
