import * as vscode from 'vscode';
import { factAccessibleLabel } from '../../words/licenses/fact';
import {
  hasRoomForButton,
  licenseAccessibleLabel,
  licenseRowText,
  planLabel,
} from '../../words/licenses/licenseRow';
import { waitingAccessibleLabel, waitingRowText } from '../../words/licenses/waitingSubscription';
import { line } from '../../words/text/language';
import { plainText } from '../../words/text/plainText';
import { treeItem } from '../window/rows';
import { icons } from '../base/icons';
import type { FactNode, LicenseNode, OtherFieldsNode, WaitingNode } from './nodes';

export function licenseItem(node: LicenseNode): vscode.TreeItem {
  const { url, id, license, role, severity, subscription } = node;
  const trial = subscription?.details?.trial === true ? vscode.l10n.t('trial') : undefined;
  return treeItem({
    id: `${url} license ${id}`,
    label: plainText(planLabel(license)),
    description: plainText(line(licenseRowText(license, role), trial)),
    icon: licenseIcon(node),
    contextValue: `license ${role?.kind ?? 'unknown'}${hasRoomForButton(license) ? ' roomy' : ''}`,
    accessibleLabel: plainText(
      [licenseAccessibleLabel(license, role, severity), ...(trial ? [trial] : [])].join(', '),
    ),
    below: 'closed',
  });
}

/** Its own kind of row: the menus of licenses don't fit it. */
export function waitingItem({ url, id, license, isConfirmed }: WaitingNode): vscode.TreeItem {
  return treeItem({
    id: `${url} waiting ${id}`,
    label: plainText(planLabel(license)),
    description: plainText(waitingRowText(license, isConfirmed)),
    icon: new vscode.ThemeIcon(isConfirmed ? 'cloud-download' : 'question'),
    contextValue: 'waiting',
    accessibleLabel: plainText(waitingAccessibleLabel(license, isConfirmed)),
    below: 'closed',
  });
}

export function factItem({ url, id, fact }: FactNode): vscode.TreeItem {
  return treeItem({
    id: `${url} license ${id} ${fact.id}`,
    label: plainText(fact.label),
    description: plainText(fact.value),
    icon: fact.alarm === true ? icons.alarm : icons.fact,
    contextValue: 'fact',
    accessibleLabel: plainText(factAccessibleLabel(fact)),
  });
}

export function otherFieldsItem({ url, id }: OtherFieldsNode): vscode.TreeItem {
  const label = plainText(vscode.l10n.t('Other fields'));
  return treeItem({
    id: `${url} license ${id} otherFields`,
    label,
    tooltip: plainText(vscode.l10n.t("Other fields of the license, with GitLab's own names.")),
    icon: icons.fact,
    accessibleLabel: label,
    below: 'closed',
  });
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
