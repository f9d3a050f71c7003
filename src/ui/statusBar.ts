import * as vscode from 'vscode';
import type { InstanceStatus } from '../fleet/status';
import type { Severity } from '../licensing/coverage';
import { nearestTrouble, statusBarLines, statusBarText } from '../words/statusBar';

export type StatusBarMode = 'always' | 'whenNeeded' | 'never';

/** The status bar item: the nearest expiry of all instances in a few words; a click opens the view. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    // VS Code remembers by this id that a user has hidden the item.
    this.#item = vscode.window.createStatusBarItem('gitlabLicenses.status', vscode.StatusBarAlignment.Left);
    this.#item.name = vscode.l10n.t('GitLab Licenses');
    this.#item.command = 'gitlabLicenses.licenses.focus';
  }

  update(statuses: readonly InstanceStatus[], mode: StatusBarMode): void {
    const nearest = nearestTrouble(statuses);
    if (nearest === undefined || !isShown(nearest.attention.severity, mode)) {
      this.#item.hide();
      return;
    }
    const text = statusBarText(nearest);
    this.#item.text = `$(law) ${text}`;
    this.#item.tooltip = statusBarLines(statuses, Date.now()).join('\n');
    this.#item.backgroundColor = background(nearest.attention.severity);
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('GitLab licenses, {0}', text),
      role: 'button',
    };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function isShown(severity: Severity, mode: StatusBarMode): boolean {
  const isNeeded = severity !== 'ok' && severity !== 'none';
  return mode === 'always' || (mode === 'whenNeeded' && isNeeded);
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
