import * as vscode from 'vscode';
import type { Instance } from '../../instances/instance';
import { runAction, subscriptionPage } from '../base/actions';
import type { MessageAction } from '../base/command';

export function refreshAction(instance: Instance): MessageAction {
  return { title: vscode.l10n.t('Refresh'), run: () => runAction('retry', instance.url) };
}

export function subscriptionPageAction({ url }: Instance): MessageAction {
  return {
    title: vscode.l10n.t('Open Subscription Page'),
    run: () => vscode.env.openExternal(subscriptionPage(url)),
  };
}
