import * as vscode from 'vscode';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import type { Severity } from '../../licensing/severity';
import { plainText } from '../../words/text/plainText';
import {
  firstInstance,
  statusBarLabel,
  statusBarText,
  statusBarTooltip,
} from '../../words/instances/statusBarText';
import { commandId } from '../base/commandIds';
import type { StatusBarMode } from '../base/configuration';
import { STATUS_ITEM } from '../base/viewIds';
import { PlainStatusBarItem } from '../window/statusBarItem';

/** The status bar item: what the first of all instances needs, in a few words. Selecting it lists them. */
export class StatusBar implements vscode.Disposable {
  readonly #item = new PlainStatusBarItem(
    STATUS_ITEM,
    plainText(vscode.l10n.t('GitLab Licenses')),
    commandId('view.showStatus'),
  );

  update(statuses: readonly InstanceStatus[], mode: StatusBarMode): void {
    const first = firstInstance(statuses);
    if (statuses.length === 0 || !isShown(first, mode)) {
      this.#item.hide();
      return;
    }
    const now = Date.now();
    const severity = first?.attention.severity ?? 'none';
    this.#item.show({
      icon: icon(severity),
      text: plainText(statusBarText(first, now)),
      tooltip: statusBarTooltip(statuses, now),
      accessibleLabel: plainText(statusBarLabel(first, statuses, now)),
      background: background(severity),
    });
  }

  dispose(): void {
    this.#item.dispose();
  }
}

/** @param first undefined when every instance is muted */
function isShown(first: InstanceStatus | undefined, mode: StatusBarMode): boolean {
  return mode === 'always' || (mode === 'whenNeeded' && first !== undefined && needsAttention(first));
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

/** VS Code asks to color the status bar as a last resort only, so a warning has its icon and nothing more. */
function background(severity: Severity): vscode.ThemeColor | undefined {
  switch (severity) {
    case 'expired':
      return new vscode.ThemeColor('statusBarItem.errorBackground');
    case 'critical':
      return new vscode.ThemeColor('statusBarItem.warningBackground');
    case 'warning':
    case 'ok':
    case 'none':
      return undefined;
  }
}
