import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

export interface StatusBarTexts {
  /** A ThemeIcon's id, such as `warning`. */
  readonly icon: string;
  readonly text: PlainText;
  /** Markdown; neither trusted nor with icons, since it has texts of users and servers in it. */
  readonly tooltip: string;
  readonly accessibleLabel: PlainText;
  readonly background: vscode.ThemeColor | undefined;
}

/** An item of the status bar. VS Code remembers by its id that a user has hidden it. */
export class PlainStatusBarItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #tooltip = '';

  constructor(id: string, name: PlainText, command: string) {
    this.#item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left);
    this.#item.name = name;
    this.#item.command = command;
  }

  show({ icon, text, tooltip, accessibleLabel, background }: StatusBarTexts): void {
    this.#item.text = `$(${icon}) ${text}`;
    if (tooltip !== this.#tooltip) {
      this.#item.tooltip = new vscode.MarkdownString(tooltip);
      this.#tooltip = tooltip;
    }
    this.#item.accessibilityInformation = { label: accessibleLabel, role: 'button' };
    this.#item.backgroundColor = background;
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
