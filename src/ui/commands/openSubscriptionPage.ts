import * as vscode from 'vscode';
import { subscriptionPage } from '../base/actions';
import { address } from '../base/arguments';
import { command } from '../base/command';
import { pickInstance } from '../base/pickInstance';

const FIELDS = { url: address };

/** Opens the page in the browser where GitLab shows its licenses and takes keys. */
export const openSubscriptionPage = command('openSubscriptionPage', FIELDS, async ({ fleet }, input) => {
  const status = await pickInstance(fleet, input.url, vscode.l10n.t('Open Subscription Page'));
  if (status === undefined) {
    return undefined;
  }
  const { url } = status.instance;
  return (await vscode.env.openExternal(subscriptionPage(url))) ? { ok: true, url } : undefined;
});
