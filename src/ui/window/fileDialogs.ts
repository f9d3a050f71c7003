import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

interface FileDialog {
  readonly title: PlainText;
  /** Endings by the name of the kind of file. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

export interface OpenDialog extends FileDialog {
  readonly openLabel?: PlainText;
}

export interface SaveDialog extends FileDialog {
  /** Where the dialog starts. */
  readonly suggestion: vscode.Uri;
}

/**
 * Lets the user choose one file to read. The dialog starts in the user's own folder: in a remote window, one that starts
 * nowhere shows the files of the remote computer and can't be switched.
 *
 * @returns undefined when that was canceled
 */
export async function chooseFile({ title, filters, openLabel }: OpenDialog): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title,
    filters: mutable(filters),
    defaultUri: vscode.Uri.file(homedir()),
    ...(openLabel !== undefined && { openLabel }),
  });
  return files?.[0];
}

/** Lets the user choose a folder to write files into. @returns undefined when that was canceled */
export async function chooseFolder(title: PlainText, openLabel: PlainText): Promise<vscode.Uri | undefined> {
  const folders = await vscode.window.showOpenDialog({
    ...{ title, openLabel },
    ...{ canSelectFolders: true, canSelectFiles: false },
    defaultUri: vscode.Uri.file(homedir()),
  });
  return folders?.[0];
}

/** Lets the user choose where to write; VS Code asks about a file that is there. @returns undefined when canceled */
export async function chooseTarget({
  title,
  filters,
  suggestion,
}: SaveDialog): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ title, filters: mutable(filters), defaultUri: suggestion });
}

function mutable(filters: FileDialog['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, endings]) => [name, [...endings]]));
}
