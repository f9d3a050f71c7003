import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { allFaults } from '../../faults/allFaults';
import { openOtherHost, type Elsewhere, type OtherHost } from '../../faults/elsewhere';
import type { Fault } from '../../faults/fault';
import { openFaultyServer, type FaultyServer } from '../../faults/faultyServer';
import { OPERATIONS } from '../../faults/operations';
import { execute, removeAllInstances, setSetting, snapshot } from '../support/api';
import { Dialogs } from '../support/dialogs';
import { startProxy, type Proxy } from '../../gitlab/http/proxy';

/** A name that only the proxy knows: VS Code uses none for this computer's own. */
const HOST_BEHIND = 'gitlab.test';

/** Long enough for a request to arrive on a busy machine. */
const SHORT_SECONDS = 5;

const TOKEN = 'glpat-FaultsOfTheHostFaults';

const CURRENT = OPERATIONS.find(({ name }) => name === 'current')!;

/** What a proxy says of a server that it can't connect to. */
const OF_PROXY: ReadonlySet<string> = new Set(['dns', 'refused']);

/** One fault of each kind, and of each sentence of it. */
function chosen(faults: readonly Fault[]): readonly Fault[] {
  const byOutcome = new Map<string, Fault>();
  for (const fault of faults) {
    const { kind, says } = fault.expect(CURRENT);
    const outcome = `${kind} ${says?.join() ?? ''}`;
    const waits = (fault.pauseMs ?? 0) > 1_000;
    // Its certificate would be for another name than that behind the proxy; there are redirects without one.
    const isNamed = kind === 'redirect' && fault.scheme === 'https';
    if (kind !== 'ok' && !waits && !isNamed && fault.isLong !== true && !byOutcome.has(outcome)) {
      byOutcome.set(outcome, fault);
    }
  }
  return [...byOutcome.values()];
}

// The matrix has the Node.js of this host; here it's what VS Code has put in place of its `fetch`.
suite('one fault of each kind in the host has the kind that the matrix has @long', () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-faults-'));
  const trusted: string[] = [];
  let files = 0;
  const save = (pem: string) => {
    const file = join(folder, `ca-${++files}.pem`);
    writeFileSync(file, pem);
    return file;
  };
  const faults = chosen(allFaults(save, (pem) => trusted.push(pem)));
  let otherHost: OtherHost;
  let dialogs: Dialogs;
  let server: FaultyServer | undefined;
  let proxy: Proxy | undefined;

  suiteSetup(async () => {
    otherHost = await openOtherHost();
  });
  suiteTeardown(async () => {
    await otherHost.close();
    rmSync(folder, { recursive: true });
  });
  setup(async () => {
    dialogs = new Dialogs();
    await removeAllInstances();
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await setSetting('requestTimeoutSeconds', undefined);
    await setProxy(undefined);
    await server?.close();
    await proxy?.close();
    server = undefined;
    proxy = undefined;
  });

  /** @returns the port of its server; for an address without one, nobody's */
  async function start({ behavior = {}, address }: Fault, elsewhere: Elsewhere): Promise<number> {
    if (address !== undefined) {
      return 2;
    }
    server = await openFaultyServer(typeof behavior === 'function' ? behavior(elsewhere) : behavior);
    return server.port;
  }

  async function failureAt(url: string, fault: Fault) {
    const caFile = fault.caFile ?? save(trusted.join(''));
    await setSetting('requestTimeoutSeconds', fault.neverEnds === true ? SHORT_SECONDS : 30);
    // Whether the token may be sent without encryption.
    dialogs.answerWarnings(/^Use HTTP$/);
    await execute('addInstance', { url, token: TOKEN, ...(url.startsWith('https:') && { caFile }) });
    const { state, error } = await snapshot(url);
    return { state, error };
  }

  function isClean(fault: Fault, elsewhere: Elsewhere): void {
    ok(
      elsewhere.arrivals().every(({ text }) => !text.includes(TOKEN)),
      'the token arrived elsewhere',
    );
    ok(
      (server?.arrivals ?? []).every(({ path }) => !path.includes(TOKEN)),
      `the token is in an address: ${fault.name}`,
    );
  }

  test('there are all kinds that a refresh can meet', () => {
    const kinds = new Set(faults.map((fault) => fault.expect(CURRENT).kind));
    ok(faults.length >= 30, `${faults.length} faults`);
    deepEqual([...kinds].sort(), [
      ...['blocked', 'certificate', 'dns', 'forbidden', 'maintenance', 'notFound'],
      ...['notGitLab', 'port', 'proxy', 'rateLimited', 'readOnly', 'redirect', 'refused', 'rejected'],
      ...['reset', 'server', 'timeout', 'tls', 'tokenExpired', 'tokenRevoked', 'tooLarge', 'unauthorized'],
    ]);
  });

  faults.forEach((fault, index) => {
    const { kind } = fault.expect(CURRENT);

    test(`directly: ${fault.name}`, async () => {
      const elsewhere = otherHost.placeFor(`direct-${index}`);
      const port = await start(fault, elsewhere);
      const url = fault.address ?? `${fault.scheme ?? 'http'}://127.0.0.1:${port}`;
      const { state, error } = await failureAt(url, fault);
      equal(state, 'error');
      equal(error?.kind, kind, error?.message);
      isClean(fault, elsewhere);
    });

    test(`through a proxy: ${fault.name}`, async () => {
      const elsewhere = otherHost.placeFor(`proxy-${index}`);
      const port = await start(fault, elsewhere);
      proxy = await startProxy(() => (fault.address === undefined ? { port } : { status: 502 }));
      await setProxy(`http://127.0.0.1:${proxy.port}`);
      const { state, error } = await failureAt(urlBehind(fault), fault);
      equal(state, 'error');
      equal(error?.kind, OF_PROXY.has(kind) ? 'proxy' : kind, error?.message);
      equal(proxy.requests.length > 0, kind !== 'port', proxy.requests.join());
      isClean(fault, elsewhere);
    });
  });
});

/** The same address at the name behind the proxy; the proxy chooses the port that it connects to. */
function urlBehind({ address, scheme = 'http' }: Fault): string {
  if (address === undefined) {
    return `${scheme}://${HOST_BEHIND}`;
  }
  const { protocol, port } = new URL(address);
  return `${protocol}//${HOST_BEHIND}${port === '' ? '' : `:${port}`}`;
}

async function setProxy(url: string | undefined): Promise<void> {
  await workspace.getConfiguration('http').update('proxy', url, ConfigurationTarget.Global);
}
