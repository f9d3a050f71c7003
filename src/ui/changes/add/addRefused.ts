import * as vscode from 'vscode';
import type { Failure } from '../../../gitlab/errors';
import { instanceName, type Instance } from '../../../instances/instance';
import type { PredictedAnswer } from '../../../licensing/precheck/predictedAnswer';
import { refusedAddition } from '../../../words/changes/additionResult';
import { refusalHelp, type RefusalHelp } from '../../../words/precheck/refusalHelp';
import { fail, type CommandParts, type CommandResult, type MessageAction } from '../../base/command';
import { showFailure } from '../../base/showFailure';
import { openRenewalMail } from '../saving/renewalMail';
import { recountUsers, showUnread } from '../refreshBillableUsers';
import { saveUsageExportOf } from '../saving/saveUsageExport';
import { subscriptionPageAction } from '../../base/actions';

/**
 * Tells that GitLab refused a key, with the one action that can help, if any can.
 *
 * @param retry shows the preview and asks again
 */
export function addRefused(
  parts: CommandParts,
  instance: Instance,
  { failure, predicted }: { readonly failure: Failure; readonly predicted: PredictedAnswer },
  retry: () => Promise<CommandResult>,
): CommandResult {
  if (failure.kind !== 'rejected') {
    return showFailure(failure, instance, { retry });
  }
  const { serverMessage } = failure;
  const help = refusalHelp(serverMessage, predicted);
  const message = `${refusedAddition(instanceName(instance), serverMessage)} ${help.text}`.trim();
  return fail('rejected', message, refusalActions(parts, instance, { ...help, serverMessage }, retry));
}

function refusalActions(
  parts: CommandParts,
  instance: Instance,
  { action, serverMessage }: Pick<RefusalHelp, 'action'> & { readonly serverMessage: string | undefined },
  retry: () => Promise<CommandResult>,
): readonly MessageAction[] {
  switch (action) {
    case 'refreshAndRetry':
      return [
        {
          title: vscode.l10n.t('Refresh Billable Users and Retry'),
          run: () => recountAndRetry(parts, instance, retry),
        },
      ];
    case 'renewals':
      return [
        {
          title: vscode.l10n.t('Save Usage Export and Email GitLab Renewals…'),
          run: () => askRenewals(parts, instance, serverMessage),
        },
      ];
    case 'subscriptionPage':
      return [subscriptionPageAction(instance)];
    case 'none':
      return [];
  }
}

/** Also when the number has not moved: it may be right by now, and the preview shows it before anything is sent. */
async function recountAndRetry(
  parts: CommandParts,
  instance: Instance,
  retry: () => Promise<CommandResult>,
): Promise<CommandResult> {
  const counted = await recountUsers(parts, instance);
  if (counted.kind === 'ended') {
    return counted.result;
  }
  return counted.recount.kind === 'unread' ? showUnread(counted.recount.failure, instance) : retry();
}

async function askRenewals(
  parts: CommandParts,
  instance: Instance,
  serverMessage: string | undefined,
): Promise<void> {
  const saved = await saveUsageExportOf(parts, instance);
  if (saved?.ok === true) {
    await openRenewalMail(instanceName(instance), serverMessage);
  }
}
