import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../instances/instance';
import { recountText } from '../../words/changes/recountResult';
import { failureText } from '../../words/failures/failures';
import type { CommandParts, CommandResult } from '../base/command';
import { noTokenText } from '../base/showFailure';
import { recountQuietly, type QuietRecount } from '../changes/requestRecount';
import { runParts, tellOutcomes, type Ended } from './runEach';

/** Has several instances recount their billable users and follows all of them at the same time. */
export async function recountSeveral(
  parts: CommandParts,
  instances: readonly Instance[],
): Promise<CommandResult> {
  const { fleet } = parts;
  const outcomes = await runParts('recount', instances, async (instance, signal, inTurn) => {
    const result = await recountQuietly(parts, instance, signal, (request) =>
      inTurn(() => fleet.request(request)),
    );
    return endOf(result, instance, fleet.status(instance.url)?.last?.current?.user_limit);
  });
  return tellOutcomes(parts, 'recount', outcomes);
}

function endOf(result: QuietRecount, instance: Instance, limit: number | null | undefined): Ended {
  switch (result.kind) {
    case 'accepted':
      return endOfAccepted(result.recount, instance, limit);
    case 'signedOut':
      return { kind: 'failed', message: noTokenText(instance) };
    case 'noLicense':
      return {
        kind: 'failed',
        message: vscode.l10n.t('GitLab counts billable users only for a license.'),
      };
    case 'failed':
      return { kind: 'failed', message: failureText(result.failure, instance).message };
  }
}

function endOfAccepted(
  recount: Extract<QuietRecount, { readonly kind: 'accepted' }>['recount'],
  instance: Instance,
  limit: number | null | undefined,
): Ended {
  if (recount === undefined) {
    return { kind: 'done', isOpen: true };
  }
  if (recount.kind === 'unread') {
    return { kind: 'failed', message: failureText(recount.failure, instance).message };
  }
  const note = recountText(recount, instanceName(instance), limit);
  return { kind: 'done', note, isOpen: recount.kind === 'unmoved' };
}
