import * as vscode from 'vscode';

/** What `when` clauses in the manifest can ask, as `gitlabLicenses.<key>`; all of them begin as false. */
export const CONTEXT_KEYS = [
  /** The list of instances has been read. */
  'started',
  'hasInstances',
  /** The view shows only the instances that need attention. */
  'needsAttentionOnly',
  /** What is selected in the editor seems to be a license key. */
  'selectionLooksLikeKey',
] as const;

type ContextKey = (typeof CONTEXT_KEYS)[number];

export function setContextKey(key: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `gitlabLicenses.${key}`, value);
}
