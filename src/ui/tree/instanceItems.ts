import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName, type Instance } from '../../instances/instance';
import { actionTitle, failureText } from '../../words/failures/failures';
import { line } from '../../words/text/language';
import { instanceAccessibleLabel, instanceDescription } from '../../words/instances/instances';
import { actionCommand } from '../base/actions';
import { icons, instanceIcon } from '../base/icons';
import type { FailureNode, NoLicenseNode } from './nodes';

/**
 * @param now epoch milliseconds, for the age of what is shown
 * @param isOpen whether its licenses show before the user has opened it
 */
export function instanceItem(status: InstanceStatus, now: number, isOpen: boolean): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(instanceName(status.instance), isOpen ? Expanded : Collapsed);
  item.id = status.instance.url;
  item.description = instanceDescription(status, now);
  item.iconPath = instanceIcon(status);
  item.contextValue = `instance ${status.state}`;
  item.accessibilityInformation = { label: instanceAccessibleLabel(status, now) };
  return item;
}

/** Why an instance shows nothing, or nothing fresh; a click does what mends it. */
export function failureItem({ instance, failure }: FailureNode): vscode.TreeItem {
  if (failure === undefined) {
    return signedOutItem(instance);
  }
  const { summary, message, action } = failureText(failure, instance);
  const mend = actionTitle(action);
  const item = new vscode.TreeItem(summary);
  item.id = `${instance.url} failure`;
  // The action first: a side bar is seldom wide enough for the whole message.
  item.description = line(mend, message);
  item.tooltip = `${message}\n\n${vscode.l10n.t('Click: {0}', mend)}`;
  item.iconPath = icons.failure;
  item.contextValue = 'failure';
  item.command = { ...actionCommand(action, instance.url), title: mend };
  item.accessibilityInformation = { label: `${summary}. ${message} ${mend}` };
  return item;
}

function signedOutItem({ url }: Instance): vscode.TreeItem {
  const summary = vscode.l10n.t('Signed out');
  const item = new vscode.TreeItem(summary);
  item.id = `${url} signedOut`;
  item.description = vscode.l10n.t('Click to set a token');
  item.tooltip = vscode.l10n.t('No token is stored for this instance. Click to set one.');
  item.iconPath = icons.signedOut;
  item.contextValue = 'signedOut';
  item.command = { ...actionCommand('setToken', url), title: vscode.l10n.t('Set Token…') };
  item.accessibilityInformation = { label: `${summary}. ${item.tooltip}` };
  return item;
}

export function noLicenseItem({ url }: NoLicenseNode): vscode.TreeItem {
  const label = vscode.l10n.t('No licenses');
  const item = new vscode.TreeItem(label);
  item.id = `${url} noLicense`;
  item.description = vscode.l10n.t('Free features only');
  item.tooltip = vscode.l10n.t(
    'This instance has no license, so it offers the features of the Free tier only.',
  );
  item.iconPath = icons.noLicense;
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}
