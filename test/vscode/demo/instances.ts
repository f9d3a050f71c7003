import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificateOfOwnAuthority } from '../../gitlab/certificate';
import { startTestGitLab } from '../../gitlab/server';
import type { TestGitLab, TestGitLabOptions } from '../../gitlab/server';
import { airGapped, applyDemo, archive, production, research, staging } from './gitlabs';
import type { DemoGitLab } from './gitlabs';

/** What the demo's own extension sets up, in the form of the command `gitlabLicenses.addInstance`. */
export interface DemoInstance {
  readonly url: string;
  readonly token: string;
  readonly name: string;
  readonly caFile?: string;
  /** It is up until it was read for the first time. */
  readonly goesDown: boolean;
}

export interface RunningInstance extends DemoInstance {
  close(): Promise<void>;
}

/** How long the last answer may take to leave before its server ends. */
const GOES_DOWN_AFTER_MS = 200;

/** What a refresh asks for. */
const REFRESH_PATHS = ['/api/v4/license', '/api/v4/licenses'];

/**
 * Starts the GitLabs of the demo on free ports of 127.0.0.1.
 *
 * @param folder for the file of a certificate authority
 */
export function startInstances(folder: string): Promise<RunningInstance[]> {
  return Promise.all([
    start(production()),
    start(staging()),
    start(archive()),
    startWithOwnAuthority(airGapped(), folder),
    startAndGoDown(research()),
  ]);
}

async function start(gitlab: DemoGitLab): Promise<RunningInstance> {
  return instanceOf(gitlab, await startServer(gitlab));
}

async function startWithOwnAuthority(gitlab: DemoGitLab, folder: string): Promise<RunningInstance> {
  const { ca, ...tls } = certificateOfOwnAuthority('Halvorsen Root CA');
  const caFile = join(folder, 'halvorsen-root-ca.pem');
  writeFileSync(caFile, ca);
  return { ...instanceOf(gitlab, await startServer(gitlab, { tls })), caFile };
}

async function startAndGoDown(gitlab: DemoGitLab): Promise<RunningInstance> {
  const server = await startServer(gitlab);
  goDownOnceRead(server);
  return { ...instanceOf(gitlab, server), goesDown: true };
}

async function startServer(gitlab: DemoGitLab, options: TestGitLabOptions = {}): Promise<TestGitLab> {
  const server = await startTestGitLab({ ...gitlab.options, ...options, licenses: gitlab.licenses });
  applyDemo(server.state, gitlab);
  server.state.refresh.delayMilliseconds = 3000;
  return server;
}

function instanceOf({ name }: DemoGitLab, server: TestGitLab): RunningInstance {
  return {
    url: server.url,
    token: server.adminToken,
    name,
    goesDown: false,
    close: () => server.close(),
  };
}

function goDownOnceRead(server: TestGitLab): void {
  const unread = new Set(REFRESH_PATHS);
  server.intercept((request, response) => {
    response.once('finish', () => {
      unread.delete(request.path);
      if (unread.size === 0) {
        void sleep(GOES_DOWN_AFTER_MS).then(() => server.close());
      }
    });
    return 'pass';
  });
}
