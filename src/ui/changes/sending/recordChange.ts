import { appendFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { readLimitedFile } from '../../../files/readLimitedFile';
import { errorMessage } from '../../../gitlab/errorMessage';
import type { Failure, FailureKind } from '../../../gitlab/errors';
import type { Instance } from '../../../instances/instance';
import { changeLine, type Change, type ChangeAnswer } from '../../../licensing/changes/changeRecord';
import { readChanges } from '../../../licensing/changes/changeRecord';
import { type ChangeRecord } from '../../../licensing/changes/changeRecord';
import { fileProblemText } from '../../../words/failures/fileProblems';
import { warn, type CommandParts } from '../../base/command';
import type { Sent } from './send';

/**
 * What was attempted; `isDone` says what reading told after an unclear end, `isContradicted` that it told the opposite
 * of the answer.
 */
export interface ChangeToRecord extends Pick<
  Change,
  'action' | 'licenseId' | 'fingerprint' | 'before' | 'after'
> {
  readonly instance: Instance;
  readonly sent: Sent<unknown>;
  readonly isDone?: boolean | undefined;
  readonly isContradicted?: boolean;
}

/** A hundred thousand changes. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/** Failures before anything reached GitLab. */
const NEVER_ARRIVED: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'dns',
  'refused',
  'port',
  'proxy',
  'certificate',
  'caFile',
  'tls',
  'secretStorage',
]);

/**
 * Appends an attempt to the record of changes on this computer, a line of JSON each. The change has happened by then,
 * so a record that cannot be written is told and stops nothing.
 */
export async function recordChange(parts: CommandParts, attempt: ChangeToRecord): Promise<void> {
  const { instance, sent, isDone, isContradicted = false, ...change } = attempt;
  const path = recordPath(parts);
  const line = changeLine({
    ...change,
    time: new Date().toISOString(),
    instance: instance.url,
    account: sent.writer.account,
    answer: isContradicted ? { status: 'unclear' } : answerOf(sent, isDone),
  });
  try {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, line, { mode: 0o600 });
  } catch (error) {
    warn(vscode.l10n.t("Can't add this change to the record of changes: {0}", errorMessage(error)));
  }
}

/** @throws Error that says why there is a record that cannot be read */
export async function readRecord(parts: CommandParts): Promise<ChangeRecord> {
  return readChanges(Buffer.from(await recordBytes(parts)).toString('utf8'));
}

/** The record as it is, also what cannot be read of it; empty when there is none. @throws Error that says why not */
export async function recordBytes(parts: CommandParts): Promise<Uint8Array> {
  const path = recordPath(parts);
  const read = await readLimitedFile(path, LIMIT_BYTES);
  if (read.kind === 'read') {
    return read.bytes;
  }
  if (read.kind === 'failed' && read.code === 'ENOENT') {
    return new Uint8Array();
  }
  throw new Error(fileProblemText(basename(path), read));
}

function recordPath({ storage }: CommandParts): string {
  return join(storage, 'changes.jsonl');
}

function answerOf(sent: Sent<unknown>, isDone: boolean | undefined): ChangeAnswer {
  if (sent.kind === 'done') {
    return { status: 'done' };
  }
  const { failure } = sent;
  const answer = { kind: failure.kind, message: serverMessage(failure) };
  if (sent.kind === 'refused') {
    return { ...answer, status: NEVER_ARRIVED.has(failure.kind) ? 'failed' : 'refused' };
  }
  return { ...answer, status: isDone === undefined ? 'unclear' : isDone ? 'done' : 'failed' };
}

function serverMessage(failure: Failure): string | undefined {
  return 'serverMessage' in failure ? failure.serverMessage : undefined;
}
