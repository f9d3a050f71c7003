import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../../instances/instance';
import type { RefusalHelp } from '../../../words/precheck/refusalHelp';
import type { CommandParts, CommandResult, MessageAction } from '../../base/command';
import { openRenewalMail } from '../saving/renewalMail';
import { recountUsers, showUnread } from '../refreshBillableUsers';
import { saveUsageExportOf } from '../saving/saveUsageExport';
import { subscriptionPageAction } from '../../base/actions';

/** The one action that can help against GitLab's refusal of a key, if any can. */
export function refusalActions(
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
          title: vscode.l10n.t('Save Usage Export and Write Mail…'),
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
