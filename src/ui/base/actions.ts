import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { ActionId } from '../../words/failures/failures';
import type { MessageAction } from './command';
import { commandId } from './commandIds';

/** Where GitLab shows its licenses and takes keys, https://docs.gitlab.com/administration/license_file/. */
export function subscriptionPage(url: InstanceUrl): vscode.Uri {
  return vscode.Uri.parse(`${url}/admin/subscription`, true);
}

/** The command behind an action, for tree items and buttons. */
export function actionCommand(action: ActionId, url: InstanceUrl): Omit<vscode.Command, 'title'> {
  switch (action) {
    case 'retry':
      return { command: commandId('refresh'), arguments: [{ url }] };
    case 'setToken':
      return { command: commandId('setToken'), arguments: [{ url }] };
    case 'openInstance':
      return { command: 'vscode.open', arguments: [vscode.Uri.parse(url)] };
    case 'editInstance':
      return { command: commandId('editInstance'), arguments: [{ url }] };
    case 'openSubscriptionPage':
      return { command: commandId('openSubscriptionPage'), arguments: [{ url }] };
    case 'showLog':
      return { command: commandId('showLog') };
  }
}

export function runAction(action: ActionId, url: InstanceUrl): Thenable<unknown> {
  const { command, arguments: values } = actionCommand(action, url);
  return vscode.commands.executeCommand(command, ...((values ?? []) as unknown[]));
}

/** Opens the settings as text: a list that was damaged by hand is repaired by hand. */
export function openInstancesSetting(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.openApplicationSettingsJson');
}

export function refreshAction(instance: Instance): MessageAction {
  return { title: vscode.l10n.t('Refresh'), run: () => runAction('retry', instance.url) };
}

export function subscriptionPageAction({ url }: Instance): MessageAction {
  return {
    title: vscode.l10n.t('Open Subscription Page'),
    run: () => vscode.env.openExternal(subscriptionPage(url)),
  };
}
