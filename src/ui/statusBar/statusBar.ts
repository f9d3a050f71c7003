import * as vscode from 'vscode';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import type { Severity } from '../../licensing/severity';
import { plainText } from '../../words/text/plainText';
import {
  nearestTrouble,
  statusBarLabel,
  statusBarText,
  statusBarTooltip,
} from '../../words/instances/statusBarText';
import { commandId } from '../base/commandIds';
import type { StatusBarMode } from '../base/configuration';
import { STATUS_ITEM } from '../base/viewIds';
import { PlainStatusBarItem } from '../window/statusBarItem';

/** The status bar item: the nearest trouble of all instances in a few words; a click lists them. */
export class StatusBar implements vscode.Disposable {
  readonly #item = new PlainStatusBarItem(
    STATUS_ITEM,
    plainText(vscode.l10n.t('GitLab Licenses')),
    commandId('view.showStatus'),
  );

  update(statuses: readonly InstanceStatus[], mode: StatusBarMode): void {
    const nearest = nearestTrouble(statuses);
    if (nearest === undefined || !isShown(nearest, mode)) {
      this.#item.hide();
      return;
    }
    const now = Date.now();
    this.#item.show({
      icon: icon(nearest.attention.severity),
      text: plainText(statusBarText(nearest, statuses, now)),
      tooltip: statusBarTooltip(statuses, now),
      accessibleLabel: plainText(statusBarLabel(nearest, statuses, now)),
      background: background(nearest.attention.severity),
    });
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function isShown(nearest: InstanceStatus, mode: StatusBarMode): boolean {
  return mode === 'always' || (mode === 'whenNeeded' && needsAttention(nearest));
}

/** Themes of high contrast draw no background, so that the icon has to tell how bad it is. */
function icon(severity: Severity): string {
  switch (severity) {
    case 'expired':
    case 'critical':
      return 'error';
    case 'warning':
      return 'warning';
    case 'ok':
    case 'none':
      return 'law';
  }
}

function background(severity: Severity): vscode.ThemeColor | undefined {
  switch (severity) {
    case 'expired':
    case 'critical':
      return new vscode.ThemeColor('statusBarItem.errorBackground');
    case 'warning':
      return new vscode.ThemeColor('statusBarItem.warningBackground');
    case 'ok':
    case 'none':
      return undefined;
  }
}
