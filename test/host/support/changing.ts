import { ok } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup, suiteSetup, suiteTeardown, teardown } from 'mocha';
import { env, Uri } from 'vscode';
import type { Change } from '../../../src/licensing/changes/changeRecord';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { encodeKey, keyAttributes } from '../../gitlab/keys/licenseKey';
import type { RecordedRequest, TestGitLab, TestGitLabOptions } from '../../gitlab/server';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import { Dialogs, type Note } from './dialogs';
import { execute, GitLabs, removeAllInstances, setSetting, until, type Answer } from './api';

/** Where the extension keeps what outlives a session. */
export const STORAGE = join(
  process.env[USER_DATA_VARIABLE] ?? '',
  'User/globalStorage/gitlab-license-manager.gitlab-license-manager',
);

/** The record of changes. */
export const RECORD = join(STORAGE, 'changes.jsonl');

/** The surroundings of a test that changes licenses: GitLabs, a folder for files, and answered dialogs. */
export class Changing {
  readonly gitlabs = new GitLabs();
  dialogs = new Dialogs();
  folder = '';
  /** What the setting of that name is during the suite. */
  publicKeyFiles: readonly string[] = [];

  /**
   * Sets up and leaves what every test of a suite needs, or the suite as a whole. License keys of the test GitLab can
   * be read.
   */
  constructor(scope: 'test' | 'suite' = 'test') {
    const keys = mkdtempSync(join(tmpdir(), 'keys-'));
    suiteSetup(async () => {
      const file = join(keys, 'public.pem');
      writeFileSync(file, throwawayKeyPair().publicKey);
      this.publicKeyFiles = [file];
      await setSetting('publicKeyFiles', this.publicKeyFiles);
    });
    suiteTeardown(async () => {
      await setSetting('publicKeyFiles', undefined);
      rmSync(keys, { recursive: true });
    });
    const [before, after] = scope === 'test' ? [setup, teardown] : [suiteSetup, suiteTeardown];
    before(() => this.#begin());
    after(() => this.#end());
  }

  async #begin(): Promise<void> {
    await removeAllInstances();
    rmSync(RECORD, { force: true });
    this.folder = mkdtempSync(join(tmpdir(), 'licenses-'));
    this.dialogs = new Dialogs();
    this.dialogs.answerWarnings([]);
    this.dialogs.answerNotifications([]);
    this.dialogs.openNothing();
  }

  async #end(): Promise<void> {
    this.dialogs.restore();
    await removeAllInstances();
    await this.gitlabs.closeAll();
    rmSync(this.folder, { recursive: true });
  }

  /** A GitLab that is among the instances. Of its requests, only those after that are kept. */
  async instance(
    options: TestGitLabOptions = {},
    {
      name = 'Production',
      token,
    }: { readonly name?: string; readonly token?: Parameters<TestGitLab['token']>[0] } = {},
  ): Promise<TestGitLab> {
    const gitlab = await this.gitlabs.start(options);
    const stored = token === undefined ? gitlab.adminToken : gitlab.token(token);
    await execute('addInstance', { url: gitlab.url, token: stored, name });
    gitlab.requests.length = 0;
    return gitlab;
  }

  /** As VS Code writes it: with a small letter for the drive. */
  path(name: string): string {
    return Uri.file(join(this.folder, name)).fsPath;
  }

  uri(name: string): Uri {
    return Uri.file(this.path(name));
  }

  file(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** Adds a key that lies in the clipboard. */
  async addCopied(key: string, url?: string): Promise<Answer> {
    await env.clipboard.writeText(key);
    return execute('addFromClipboard', url === undefined ? undefined : { url });
  }

  /** The newest notification. */
  get note(): Note {
    const note = this.dialogs.notes.at(-1);
    ok(note, 'no notification was shown');
    return note;
  }

  /** Waits for that many notifications: what a button does goes on after its command has ended. */
  async notes(count: number): Promise<readonly Note[]> {
    await until(() => this.dialogs.notes.length >= count);
    return this.dialogs.notes;
  }

  /** The text of the newest modal dialog. */
  get detail(): string {
    return this.dialogs.shown.at(-1)?.detail ?? '';
  }
}

/** The lines of the record of changes. */
export function recorded(): readonly Change[] {
  const lines = existsSync(RECORD) ? readFileSync(RECORD, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Change);
}

/** The requests that change something. */
export function writesTo({ requests }: TestGitLab): readonly RecordedRequest[] {
  return requests.filter(({ method }) => method !== 'GET');
}

/** `DELETE /api/v4/license/1`. */
export function writeLines(gitlab: TestGitLab): readonly string[] {
  return writesTo(gitlab).map(({ method, path }) => `${method} ${path}`);
}

export function idsOf({ state }: TestGitLab): readonly number[] {
  return state.licenses.map(({ id }) => id);
}

/** The permissions of a file, `600` for instance; for its owner alone on Windows, which has none of the kind. */
export function modeOf(file: string): string {
  return process.platform === 'win32' ? '600' : (statSync(file).mode & 0o777).toString(8);
}

/** What a command that failed says. */
export function errorOf(answer: Answer): { readonly kind: string; readonly message: string } {
  ok(answer?.ok === false, `did not fail: ${JSON.stringify(answer)}`);
  return answer.error;
}

/** The license key in the body of one addition after the other. */
export function keysSentTo(gitlab: TestGitLab): readonly string[] {
  const additions = writesTo(gitlab).filter(({ method }) => method === 'POST');
  return additions.map(({ body }) => (JSON.parse(body) as { readonly license: string }).license);
}

/** A license key that no public key at hand reads. */
export function strangersKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return encodeKey(keyAttributes(), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}
