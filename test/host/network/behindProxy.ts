import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationTarget, workspace } from 'vscode';
import { newAuthority } from '../../gitlab/certificate';
import { startProxy, type Proxy, type Verdict } from '../../gitlab/http/proxy';
import type { TestGitLab } from '../../gitlab/server';
import { GitLabs } from '../support/api';

/** A name that only the proxy knows: VS Code uses none for this computer's own. */
export const URL_BEHIND = 'https://gitlab.test';

/** User name and password as a URL has them. */
export const USER_INFO = 'anna:pa%20ss@';

const CREDENTIALS = `Basic ${Buffer.from('anna:pa ss').toString('base64')}`;

type Judge = (credentials: string | undefined) => Verdict;

/**
 * A GitLab with a certificate of its company, and a proxy before it. VS Code asks people for the sign-in of a proxy in
 * a dialog that no test can answer: credentials stand in the setting.
 */
export class BehindProxy {
  readonly gitlabs = new GitLabs();
  readonly authority = newAuthority('Company CA');
  readonly #folder = mkdtempSync(join(tmpdir(), 'proxies-'));
  readonly caFile = join(this.#folder, 'ca.pem');
  /** The same for all tests: VS Code 1.105 goes on asking the first one when the setting names another. */
  #proxy: Proxy | undefined;
  #judge: Judge = () => ({ status: 502 });

  constructor() {
    writeFileSync(this.caFile, this.authority.ca);
  }

  startGitLab(): Promise<TestGitLab> {
    return this.gitlabs.start({ tls: this.authority.issue({ host: 'gitlab.test' }) });
  }

  /** @param userInfo as a URL has it */
  async useProxy(judge: Judge, userInfo = ''): Promise<Proxy> {
    this.#judge = judge;
    this.#proxy ??= await startProxy(({ headers }) => this.#judge(headers['proxy-authorization']));
    this.#proxy.requests.length = 0;
    await setProxy(`http://${userInfo}127.0.0.1:${this.#proxy.port}`);
    return this.#proxy;
  }

  async end(): Promise<void> {
    await setProxy(undefined);
    await this.gitlabs.closeAll();
  }

  async dispose(): Promise<void> {
    await this.#proxy?.close();
    rmSync(this.#folder, { recursive: true });
  }
}

export function tunnelTo({ url }: TestGitLab): Judge {
  return () => ({ port: Number(new URL(url).port) });
}

/** Connects whoever has signed in, and asks others to. */
export function signedInTunnelTo(gitlab: TestGitLab): Judge {
  return (credentials) => (credentials === CREDENTIALS ? tunnelTo(gitlab)(credentials) : { status: 407 });
}

export async function setProxy(url: string | undefined): Promise<void> {
  await workspace.getConfiguration('http').update('proxy', url, ConfigurationTarget.Global);
}
