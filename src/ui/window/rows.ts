import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/** A row of a tree. */
export interface Row {
  /** Tells it from every other row of the tree. */
  readonly id: string;
  readonly label: PlainText;
  readonly description?: PlainText;
  /** A text that isn't Markdown. A row without one may get one later, on demand. */
  readonly tooltip?: PlainText;
  readonly icon: vscode.ThemeIcon;
  /** For a screen reader: what others see from the icon is part of it. */
  readonly accessibleLabel: PlainText;
  readonly contextValue?: string;
  readonly command?: vscode.Command;
  /** A row without anything below it when left out. */
  readonly below?: 'open' | 'closed';
}

/** The row as VS Code wants it. */
export function treeItem(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleState(row.below));
  item.id = row.id;
  item.iconPath = row.icon;
  item.accessibilityInformation = { label: row.accessibleLabel };
  return Object.assign(item, {
    ...(row.description !== undefined && { description: row.description }),
    ...(row.tooltip !== undefined && { tooltip: row.tooltip }),
    ...(row.contextValue !== undefined && { contextValue: row.contextValue }),
    ...(row.command !== undefined && { command: row.command }),
  });
}

function collapsibleState(below: Row['below']): vscode.TreeItemCollapsibleState {
  switch (below) {
    case 'open':
      return vscode.TreeItemCollapsibleState.Expanded;
    case 'closed':
      return vscode.TreeItemCollapsibleState.Collapsed;
    case undefined:
      return vscode.TreeItemCollapsibleState.None;
  }
}
