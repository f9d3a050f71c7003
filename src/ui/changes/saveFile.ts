import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { writeWholeFile } from '../../instances/wholeFile';

/**
 * Writes a file that the user picked: whole or not at all, for its owner alone where the place knows owners.
 *
 * @throws Error of Node's or VS Code's file system
 */
export async function saveFile(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  if (target.scheme === 'file') {
    await writeWholeFile(target.fsPath, bytes, () => Promise.resolve());
    return;
  }
  const temporary = target.with({ path: `${target.path}.${randomUUID()}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(temporary, bytes);
    await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await Promise.allSettled([vscode.workspace.fs.delete(temporary)]);
    throw error;
  }
}

/** The folder that a save dialog starts in: that of the window, else the user's own. */
export function suggestedFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  return vscode.Uri.joinPath(folder, name);
}
