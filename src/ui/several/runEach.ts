import * as vscode from 'vscode';
import { Lanes } from '../../fleet/lanes/lanes';
import { errorMessage } from '../../gitlab/errorMessage';
import { instanceName, type Instance } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { severalProgress, severalResult, type CountedAction } from '../../words/several/severalTexts';
import {
  announce,
  failed,
  warn,
  type CommandParts,
  type CommandResult,
  type MessageAction,
} from '../base/command';
import { runCommand } from '../base/ownCommands';
import { withProgress } from '../base/progress';
import { pickItem } from '../window/lists';
import { Canceled } from './canceled';

/** How one of several ended. */
export type Ended =
  /**
   * `note`: what there is to say of it; `isOpen`: something was begun whose end isn't known, or that has changed nothing.
   */
  | { readonly kind: 'done'; readonly note?: string; readonly isOpen?: boolean }
  | { readonly kind: 'failed'; readonly message: string };

/** What came of one of several instances. */
export type Outcome = { readonly instance: Instance } & (Ended | { readonly kind: 'canceled' });

/** An outcome with something to say. */
interface Noted {
  readonly instance: Instance;
  readonly text: string;
}

/** @returns why it failed; undefined: it's done */
export type Task = (instance: Instance, signal: AbortSignal) => Promise<string | undefined>;

/** Runs a part of a task when its turn has come. */
export type InTurn = <T>(part: () => Promise<T>) => Promise<T>;

/**
 * Does something with each of several instances, a few at a time, with one progress. Cancel leaves out those that have
 * not begun. Throws nothing.
 */
export async function runEach(
  action: CountedAction,
  instances: readonly Instance[],
  task: Task,
): Promise<Outcome[]> {
  return runParts(action, instances, async (instance, signal, inTurn) => {
    const message = await inTurn(() => task(instance, signal));
    return message === undefined ? { kind: 'done' } : { kind: 'failed', message };
  });
}

/**
 * The same with tasks that wait long for something between their parts. Only the parts have turns.
 *
 * @param task runs each of its parts by its last parameter
 */
export async function runParts(
  action: CountedAction,
  instances: readonly Instance[],
  task: (instance: Instance, signal: AbortSignal, inTurn: InTurn) => Promise<Ended>,
): Promise<Outcome[]> {
  const lanes = new Lanes();
  return withProgress(severalProgress(action, instances.length), (signal) => {
    const inTurn: InTurn = (part) =>
      lanes.add(() => (signal.aborted ? Promise.reject(new Canceled()) : part())).result;
    return Promise.all(
      instances.map((instance) => outcomeOf(instance, task(instance, signal, inTurn), signal)),
    );
  });
}

async function outcomeOf(instance: Instance, running: Promise<Ended>, signal: AbortSignal): Promise<Outcome> {
  try {
    const ended = await running;
    const isCanceled = ended.kind === 'failed' && signal.aborted;
    return { instance, ...(isCanceled ? { kind: 'canceled' } : ended) };
  } catch (error) {
    return error instanceof Canceled
      ? { kind: 'canceled', instance }
      : { kind: 'failed', instance, message: errorMessage(error) };
  }
}

/**
 * Shows one notification for all of them, which lists those that failed, and what there is to say of others, on
 * demand.
 *
 * @param isSilent where the view shows what was done
 */
export function tellOutcomes(
  { log }: CommandParts,
  action: CountedAction,
  outcomes: readonly Outcome[],
  isSilent = false,
): CommandResult {
  const failures = outcomes.filter((outcome) => outcome.kind === 'failed');
  const done = outcomes.filter((outcome) => outcome.kind === 'done');
  const canceled = outcomes.length - done.length - failures.length;
  const open = done.filter(({ isOpen }) => isOpen === true).length;
  const message = severalResult(action, { done: done.length, failed: failures.length, canceled, open });
  for (const { instance, message: reason } of failures) {
    log.warn(`${instance.url}: ${reason}`);
  }
  const noted = [
    ...failures.map(({ instance, message: text }) => ({ instance, text })),
    ...done.flatMap(({ instance, note }) => (note === undefined ? [] : [{ instance, text: note }])),
  ];
  const actions = noted.length === 0 ? [] : [showAction(message, noted)];
  if (failures.length > 0) {
    warn(message, actions);
  } else if (!isSilent || canceled > 0) {
    announce(message, actions);
  }
  // Imported instances are in the list, whatever came of the first look at them.
  if (action !== 'import' && done.length === 0 && failures.length > 0) {
    return failed('severalFailed', message);
  }
  return action !== 'import' && done.length === 0 && canceled > 0
    ? undefined
    : { ok: true, urls: done.map(({ instance }) => instance.url), failed: failures.map(plainFailure) };
}

function plainFailure({ instance, message }: { readonly instance: Instance; readonly message: string }) {
  return { url: instance.url, message: plainText(message) };
}

function showAction(title: string, noted: readonly Noted[]): MessageAction {
  return { title: vscode.l10n.t('Show'), run: () => showNoted(title, noted) };
}

/** Lists those that failed and why, then the others; the chosen one is shown with what can be done. */
async function showNoted(title: string, noted: readonly Noted[]): Promise<void> {
  const items = noted.map(({ instance, text }) => ({
    label: plainText(instanceName(instance)),
    detail: plainText(text),
    url: instance.url,
  }));
  const placeHolder = plainText(vscode.l10n.t('Select an instance'));
  const picked = await pickItem(items, { title: plainText(title), placeHolder });
  if (picked !== undefined) {
    await runCommand('view.showStatus', { urls: [picked.url] });
  }
}
