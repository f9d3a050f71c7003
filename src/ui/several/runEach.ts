import * as vscode from 'vscode';
import { Lanes } from '../../fleet/lanes/lanes';
import { errorMessage } from '../../gitlab/errorMessage';
import { instanceName, type Instance } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { severalProgress, severalResult, type CountedAction } from '../../words/several/severalTexts';
import { announce, failed, warn, type CommandParts, type CommandResult } from '../base/command';
import { runCommand } from '../base/ownCommands';
import { withProgress } from '../base/progress';
import { pickItem } from '../window/lists';

/** What came of one of several instances. */
export type Outcome =
  | { readonly kind: 'done'; readonly instance: Instance }
  | { readonly kind: 'failed'; readonly instance: Instance; readonly message: string }
  | { readonly kind: 'canceled'; readonly instance: Instance };

type Failed = Extract<Outcome, { readonly kind: 'failed' }>;

/** @returns why it failed; undefined: it's done */
export type Task = (instance: Instance, signal: AbortSignal) => Promise<string | undefined>;

/**
 * Does something with each of several instances, a few at a time, with one progress. Cancel leaves out those that have
 * not begun. Throws nothing.
 */
export async function runEach(
  action: CountedAction,
  instances: readonly Instance[],
  task: Task,
): Promise<Outcome[]> {
  const lanes = new Lanes();
  return withProgress(severalProgress(action, instances.length), (signal) =>
    Promise.all(instances.map((instance) => lanes.add(() => runOne(instance, task, signal)).result)),
  );
}

async function runOne(instance: Instance, task: Task, signal: AbortSignal): Promise<Outcome> {
  if (signal.aborted) {
    return { kind: 'canceled', instance };
  }
  try {
    const message = await task(instance, signal);
    if (message === undefined) {
      return { kind: 'done', instance };
    }
    return isAborted(signal) ? { kind: 'canceled', instance } : { kind: 'failed', instance, message };
  } catch (error) {
    return { kind: 'failed', instance, message: errorMessage(error) };
  }
}

/** It can have been aborted while something was awaited. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/**
 * Tells of all of them in one notification, which lists those that failed on demand.
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
  const done = outcomes.filter(({ kind }) => kind === 'done');
  const canceled = outcomes.length - done.length - failures.length;
  const message = severalResult(action, { done: done.length, failed: failures.length, canceled });
  for (const { instance, message: reason } of failures) {
    log.warn(`${instance.url}: ${reason}`);
  }
  if (failures.length > 0) {
    warn(message, [{ title: vscode.l10n.t('Show'), run: () => showFailures(message, failures) }]);
  } else if (!isSilent || canceled > 0) {
    announce(message);
  }
  // Imported instances are in the list, whatever came of the first look at them.
  if (action !== 'import' && done.length === 0 && failures.length > 0) {
    return failed('severalFailed', message);
  }
  return action !== 'import' && done.length === 0 && canceled > 0
    ? undefined
    : { ok: true, urls: done.map(({ instance }) => instance.url), failed: failures.map(plainFailure) };
}

function plainFailure({ instance, message }: Failed) {
  return { url: instance.url, message: plainText(message) };
}

/** Lists those that failed and why; the chosen one is shown with what can be done. */
async function showFailures(title: string, failures: readonly Failed[]): Promise<void> {
  const items = failures.map(({ instance, message }) => ({
    label: plainText(instanceName(instance)),
    detail: plainText(message),
    url: instance.url,
  }));
  const placeHolder = plainText(vscode.l10n.t('Select an instance'));
  const picked = await pickItem(items, { title: plainText(title), placeHolder });
  if (picked !== undefined) {
    await runCommand('view.showStatus', { urls: [picked.url] });
  }
}
