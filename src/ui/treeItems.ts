import * as vscode from 'vscode';
import type { InstanceStatus } from '../fleet/status';
import type { License } from '../gitlab/schemas';
import { instanceName } from '../instances/instance';
import type { Severity } from '../licensing/coverage';
import { rowId } from '../licensing/licenseRow';
import type { Role } from '../licensing/roles';
import { failureText } from '../words/failures';
import { instanceAccessibleLabel, instanceDescription } from '../words/instances';
import { licenseDescription, planName } from '../words/licenses';
import { actionCommand } from './actions';

/** @param now epoch milliseconds, for the age of what is shown */
export function instanceItem(status: InstanceStatus, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem(instanceName(status.instance), vscode.TreeItemCollapsibleState.Expanded);
  item.id = status.instance.url;
  item.description = instanceDescription(status, now);
  item.iconPath = instanceIcon(status);
  item.tooltip = status.instance.url;
  item.contextValue = `instance ${status.state}`;
  item.accessibilityInformation = { label: instanceAccessibleLabel(status, now) };
  return item;
}

/** Why an instance shows nothing, or nothing fresh; a click does what mends it. */
export function failureItem(status: InstanceStatus): vscode.TreeItem {
  const { instance, failure } = status;
  if (failure === undefined) {
    return signedOutItem(status);
  }
  const { summary, message, action } = failureText(failure, instance);
  const item = new vscode.TreeItem(summary);
  item.id = `${instance.url} failure`;
  item.description = message;
  item.tooltip = message;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'failure';
  item.command = { ...actionCommand(action, instance.url), title: summary };
  item.accessibilityInformation = { label: `${summary}. ${message}` };
  return item;
}

export function noLicenseItem({ instance }: InstanceStatus): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('No licenses'));
  item.id = `${instance.url} noLicense`;
  item.description = vscode.l10n.t('Free features only');
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  return item;
}

export function licenseItem({ instance, last, coverage }: InstanceStatus, id: number): vscode.TreeItem {
  const license = last?.licenses.find((candidate) => rowId(candidate) === id);
  if (license === undefined) {
    return new vscode.TreeItem('');
  }
  const role = coverage?.roles.get(id);
  const shown = withActiveUsers(license, last?.current);
  const item = new vscode.TreeItem(planName(license));
  item.id = `${instance.url} license ${id}`;
  item.contextValue = `license ${role?.kind ?? 'unknown'}`;
  if (role !== undefined) {
    item.description = licenseDescription(shown, role);
    item.iconPath = roleIcon(role);
    item.accessibilityInformation = { label: `${planName(license)}, ${item.description}` };
  }
  return item;
}

function signedOutItem({ instance }: InstanceStatus): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Signed out'));
  item.id = `${instance.url} failure`;
  item.description = vscode.l10n.t('Click to set a token');
  item.iconPath = new vscode.ThemeIcon('key');
  item.contextValue = 'failure';
  item.command = { ...actionCommand('setToken', instance.url), title: vscode.l10n.t('Set Token…') };
  return item;
}

/** The list does not say how many users there are; the answer about the current license does. */
function withActiveUsers(license: License, current: License | undefined): License {
  return current !== undefined && rowId(current) === rowId(license) ? { ...license, ...current } : license;
}

function instanceIcon({ state, attention }: InstanceStatus): vscode.ThemeIcon {
  switch (state) {
    case 'loading':
      return new vscode.ThemeIcon('loading~spin');
    case 'signedOut':
      return new vscode.ThemeIcon('key');
    case 'error':
      return new vscode.ThemeIcon('debug-disconnect', new vscode.ThemeColor('list.errorForeground'));
    case 'ready':
    case 'stale':
      return severityIcon(attention.severity);
  }
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
  switch (severity) {
    case 'ok':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'critical':
    case 'expired':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    case 'none':
      return new vscode.ThemeIcon('circle-slash');
  }
}

function roleIcon(role: Role): vscode.ThemeIcon {
  switch (role.kind) {
    case 'current':
      return new vscode.ThemeIcon(role.expired ? 'error' : 'verified-filled');
    case 'upcoming':
      return new vscode.ThemeIcon('calendar');
    case 'expired':
      return new vscode.ThemeIcon('history');
    case 'superseded':
      return new vscode.ThemeIcon('layers');
  }
}
