import * as vscode from 'vscode';

/** What `when` clauses in the manifest can ask; all of them begin as false. */
interface ContextKeys {
  /** The list of instances has been read. */
  started: boolean;
  hasInstances: boolean;
}

export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  void vscode.commands.executeCommand('setContext', `gitlabLicenses.${key}`, value);
}
