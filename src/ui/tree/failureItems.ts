import * as vscode from 'vscode';
import type { Instance } from '../../instances/instance';
import { actionTitle, failureText } from '../../words/failures/failures';
import { line } from '../../words/text/language';
import { plainLines, plainText } from '../../words/text/plainText';
import { actionCommand } from '../base/actions';
import { icons } from '../base/icons';
import { treeItem } from '../window/rows';
import type { FailureNode, NoLicenseNode } from './nodes';

/** Why an instance shows nothing, or nothing fresh; selecting it does what helps. */
export function failureItem({ instance, failure }: FailureNode): vscode.TreeItem {
  if (failure === undefined) {
    return signedOutItem(instance);
  }
  const { summary, message, action } = failureText(failure, instance);
  const title = actionTitle(action);
  return treeItem({
    id: `${instance.url} failure`,
    label: plainText(summary),
    // The action first: a side bar is seldom wide enough for the whole message.
    description: plainText(line(title, message)),
    tooltip: plainLines(`${message}\n\n${vscode.l10n.t('Select: {0}', title)}`),
    icon: icons.failure,
    contextValue: 'failure',
    command: { ...actionCommand(action, instance.url), title },
    accessibleLabel: plainText(`${summary}. ${message} ${title}`),
  });
}

function signedOutItem({ url }: Instance): vscode.TreeItem {
  const label = plainText(vscode.l10n.t('Signed out'));
  const tooltip = plainText(vscode.l10n.t('No token is stored for this instance. Select to sign in.'));
  return treeItem({
    id: `${url} signedOut`,
    label,
    description: plainText(vscode.l10n.t('Select to sign in')),
    tooltip,
    icon: icons.signedOut,
    contextValue: 'signedOut',
    command: { ...actionCommand('setToken', url), title: vscode.l10n.t('Sign In…') },
    accessibleLabel: plainText(`${label}. ${tooltip}`),
  });
}

export function noLicenseItem({ url }: NoLicenseNode): vscode.TreeItem {
  const label = plainText(vscode.l10n.t('No licenses'));
  const description = plainText(vscode.l10n.t('Free features only'));
  return treeItem({
    id: `${url} noLicense`,
    label,
    description,
    tooltip: plainText(
      vscode.l10n.t('This instance has no license, so it has only the features of the Free tier.'),
    ),
    icon: icons.noLicense,
    accessibleLabel: plainText(`${label}, ${description}`),
  });
}
