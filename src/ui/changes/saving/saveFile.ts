import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { errorMessage } from '../../../gitlab/errorMessage';
import { writeAtomicFile } from '../../../storage/atomicFile';
import { fail, type CommandFailure } from '../../base/command';
import type { Target } from './target';

/**
 * Writes a file that the user picked: whole or not at all, for its owner alone where the place knows owners.
 *
 * @throws Error of Node's or VS Code's file system, also when a file is there that may not be replaced
 */
export async function saveFile({ uri, mayReplace }: Target, bytes: Uint8Array): Promise<void> {
  if (uri.scheme === 'file') {
    await writeAtomicFile(uri.fsPath, bytes, () => Promise.resolve(), { mayReplace });
    return;
  }
  const temporary = uri.with({ path: `${uri.path}.${randomUUID()}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(temporary, bytes);
    await vscode.workspace.fs.rename(temporary, uri, { overwrite: mayReplace });
  } catch (error) {
    await Promise.allSettled([vscode.workspace.fs.delete(temporary)]);
    throw error;
  }
}

/** Where a save dialog starts: in the user's own folder, since that of the window may be shared with others. */
export function suggestedFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(homedir()), name);
}

/**
 * Tells that a file could not be written, in the words of the system.
 *
 * @param done a sentence on what has been done before that
 */
export function notSaved(file: string, error: unknown, done = ''): CommandFailure {
  const problem = vscode.l10n.t("Can't save {0}: {1}", file, errorMessage(error));
  return fail('file', `${done} ${problem}`.trim());
}
