import * as vscode from 'vscode';
import type { TreeNode } from './tree/nodes';

/** What `when` clauses in the manifest can ask; all of them begin as false. */
interface ContextKeys {
  /** The list of instances has been read. */
  started: boolean;
  hasInstances: boolean;
  /** What the selected row of the view stands for: a key can mean one thing on an instance, another on a license. */
  selected: TreeNode['kind'] | undefined;
}

export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  void vscode.commands.executeCommand('setContext', `gitlabLicenses.${key}`, value);
}
