import * as vscode from 'vscode';
import { factAccessibleLabel } from '../../words/licenses/fact';
import { licenseAccessibleLabel, licenseDescription, planName } from '../../words/licenses/licenses';
import { icons } from '../base/icons';
import type { FactNode, LicenseNode, OtherFieldsNode } from './nodes';

export function licenseItem(node: LicenseNode): vscode.TreeItem {
  const { url, id, license, role } = node;
  const item = new vscode.TreeItem(planName(license), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${url} license ${id}`;
  item.description = licenseDescription(license, role);
  item.iconPath = licenseIcon(node);
  item.contextValue = `license ${role?.kind ?? 'unknown'}`;
  item.accessibilityInformation = { label: licenseAccessibleLabel(license, role) };
  return item;
}

export function factItem({ url, id, fact }: FactNode): vscode.TreeItem {
  const item = new vscode.TreeItem(fact.label);
  item.id = `${url} license ${id} ${fact.id}`;
  item.description = fact.value;
  item.iconPath = fact.alarm === true ? icons.alarm : icons.fact;
  item.contextValue = 'fact';
  item.accessibilityInformation = { label: factAccessibleLabel(fact) };
  return item;
}

export function otherFieldsItem({ url, id }: OtherFieldsNode): vscode.TreeItem {
  const label = vscode.l10n.t('Other fields');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${url} license ${id} otherFields`;
  item.tooltip = vscode.l10n.t('What this GitLab says about the license besides, under its own names.');
  item.iconPath = icons.fact;
  item.accessibilityInformation = { label };
  return item;
}

/** Tells the role of a license at a glance. */
export function licenseIcon({ role, isOverLimit }: LicenseNode): vscode.ThemeIcon {
  switch (role?.kind) {
    case 'current':
      if (role.expired) {
        return icons.error;
      }
      return isOverLimit ? icons.alarm : new vscode.ThemeIcon('verified-filled');
    case 'upcoming':
      return new vscode.ThemeIcon('calendar');
    case 'expired':
      return new vscode.ThemeIcon('history');
    case 'superseded':
      return new vscode.ThemeIcon('layers');
    case undefined:
      return new vscode.ThemeIcon('question');
  }
}
