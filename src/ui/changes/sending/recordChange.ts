import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { readLimitedFile } from '../../../files/readLimitedFile';
import { saveProblemOf } from '../../../files/saveProblem';
import { errorMessage } from '../../../gitlab/errorMessage';
import type { Failure, FailureKind } from '../../../gitlab/errors';
import type { Instance } from '../../../instances/instance';
import {
  changeLine,
  readChanges,
  type Change,
  type ChangeAnswer,
  type ChangeRecord,
} from '../../../licensing/changes/changeRecord';
import { appendLine } from '../../../storage/appendLine';
import { actionTitle } from '../../../words/failures/failures';
import { fileProblemText } from '../../../words/failures/fileProblems';
import { saveProblemText } from '../../../words/failures/saveProblems';
import { announce, warn, type CommandParts } from '../../base/command';
import { runCommand } from '../../base/ownCommands';
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
  'proxyUnreachable',
  'certificate',
  'caFile',
  'tls',
  'secretStorage',
]);

/**
 * Appends an attempt to the record of changes on this computer, a line of JSON each. The change has happened by then,
 * so a record that cannot be written is reported and stops nothing.
 */
export async function recordChange(parts: CommandParts, attempt: ChangeToRecord): Promise<void> {
  const { instance, sent, isDone, isContradicted = false, ...change } = attempt;
  const line = changeLine({
    ...change,
    time: new Date().toISOString(),
    instance: instance.url,
    account: sent.writer.account,
    answer: isContradicted ? { status: 'unclear' } : answerOf(sent, isDone),
  });
  await append(parts, line);
}

async function append(parts: CommandParts, line: string): Promise<boolean> {
  const path = recordPath(parts);
  try {
    await appendLine(path, line);
    return true;
  } catch (error) {
    parts.log.warn(`A change could not be recorded: ${errorMessage(error)}`);
    const problem = saveProblemText(basename(path), saveProblemOf(error));
    warn(vscode.l10n.t("This change isn't in the record of changes. {0}", problem), [
      { title: actionTitle('retry'), run: () => appendAgain(parts, line) },
      { title: actionTitle('showLog'), run: () => runCommand('showLog') },
    ]);
    return false;
  }
}

async function appendAgain(parts: CommandParts, line: string): Promise<void> {
  if (await append(parts, line)) {
    announce(vscode.l10n.t('Added the change to the record of changes.'));
  }
}

/** @throws Error that says why there is a record that cannot be read */
export async function readRecord(parts: CommandParts): Promise<ChangeRecord> {
  return recordIn(await recordBytes(parts));
}

/** What can be read of the record. */
export function recordIn(bytes: Uint8Array): ChangeRecord {
  return readChanges(Buffer.from(bytes).toString('utf8'));
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
