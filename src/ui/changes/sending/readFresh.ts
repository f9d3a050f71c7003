import * as vscode from 'vscode';
import type { Fetched } from '../../../fleet/facts';
import type { InstanceStatus } from '../../../fleet/status';
import type { Coverage } from '../../../licensing/coverage';
import { instanceName, type Instance } from '../../../instances/instance';
import type { Asked } from '../../base/ask';
import type { CommandParts } from '../../base/command';
import { withProgress } from '../../base/progress';
import { showFailure, signedOut } from '../../base/showFailure';

/** What was true at an instance a moment ago. */
export interface Known {
  readonly status: InstanceStatus;
  readonly last: Fetched;
  readonly coverage: Coverage;
}

/**
 * Reads an instance again, since what is shown may be hours old and others change licenses too.
 *
 * @param needed `current`: the current license is enough, where the list fails for a row that GitLab cannot decrypt
 */
export async function readFresh(
  { fleet }: CommandParts,
  instance: Instance,
  needed: 'all' | 'current',
): Promise<Asked<Known>> {
  const title = vscode.l10n.t('Reading the licenses of {0}…', instanceName(instance));
  const started = Date.now();
  const isCancelled = await withProgress(title, (signal) =>
    unlessCancelled(fleet.refreshAgain(instance.url), signal),
  );
  const status = fleet.status(instance.url);
  if (isCancelled || status === undefined) {
    return { kind: 'none', result: undefined };
  }
  if (status.state === 'signedOut') {
    return { kind: 'none', result: signedOut(instance) };
  }
  const { last, coverage, failure } = status;
  const isCurrentRead = last !== undefined && last.answer.at >= started;
  if (failure !== undefined && !(isCurrentRead && needed === 'current')) {
    return { kind: 'none', result: showFailure(failure, instance) };
  }
  if (last === undefined || coverage === undefined) {
    return { kind: 'none', result: undefined };
  }
  return { kind: 'answer', value: { status, last, coverage } };
}

/** Whether the user has cancelled before the task was done; the task itself has a time limit and goes on. */
async function unlessCancelled(task: Promise<void>, signal: AbortSignal): Promise<boolean> {
  const cancelled = new Promise<true>((resolve) =>
    signal.addEventListener('abort', () => resolve(true), { once: true }),
  );
  return Promise.race([task.then(() => false), cancelled]);
}
