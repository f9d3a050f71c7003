import { lstat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { askAboutExisting } from './questions';

/** Where a file is to be saved. */
export interface Target {
  readonly uri: vscode.Uri;
  /** The user knows that what is there goes. Otherwise nothing is replaced. */
  readonly mayReplace: boolean;
}

/**
 * Where to save: what a program gave, or else what the user picks. VS Code's save dialog asks before it replaces a
 * file; for a given one that exists, this does.
 *
 * @returns undefined when the user cancels
 */
export async function saveTarget(
  given: vscode.Uri | undefined,
  pick: () => Thenable<vscode.Uri | undefined>,
): Promise<Target | undefined> {
  if (given === undefined) {
    return picked(pick);
  }
  if (!(await isFileThere(given))) {
    return { uri: given, mayReplace: false };
  }
  switch (await askAboutExisting(given)) {
    case 'replace':
      return { uri: given, mayReplace: true };
    case 'other':
      return picked(pick);
    case undefined:
      return undefined;
  }
}

async function picked(pick: () => Thenable<vscode.Uri | undefined>): Promise<Target | undefined> {
  const uri = await pick();
  return uri && { uri, mayReplace: true };
}

/** Where this can't be known, nothing is replaced either. A folder can't be: that fails later, in the system's words. */
async function isFileThere(file: vscode.Uri): Promise<boolean> {
  try {
    return file.scheme === 'file'
      ? !(await lstat(file.fsPath)).isDirectory()
      : ((await vscode.workspace.fs.stat(file)).type & vscode.FileType.Directory) === 0;
  } catch {
    return false;
  }
}
