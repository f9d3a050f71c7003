import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { saveProblemOf } from '../../../files/saveProblem';
import { writeAtomicFile } from '../../../storage/atomicFile';
import { uriName } from '../../../storage/uriNames';
import { writeUri } from '../../../storage/writeUri';
import { notSavedText } from '../../../words/failures/saveProblems';
import { fail, warn, type CommandFailure } from '../../base/command';
import type { Target } from './target';

/**
 * Writes a file that the user picked: whole or not at all, for its owner alone where the place knows owners.
 *
 * @returns whether it's for its owner alone; on Windows, that's up to the folder, as with every file
 * @throws Error of Node's or VS Code's file system, also when a file is there that may not be replaced
 */
export async function saveFile({ uri, mayReplace }: Target, bytes: Uint8Array): Promise<boolean> {
  if (uri.scheme !== 'file') {
    await writeUri(uri, bytes, mayReplace);
    return false;
  }
  const { mode } = await writeAtomicFile(uri.fsPath, bytes, (handle) => handle.stat(), { mayReplace });
  return process.platform === 'win32' || (mode & 0o077) === 0;
}

/** The same for a file with a license key in it; warns the user if others may be able to read it there. */
export async function saveSecretFile(target: Target, bytes: Uint8Array): Promise<void> {
  if (!(await saveFile(target, bytes))) {
    warn(
      vscode.l10n.t(
        "{0} contains a license key, and VS Code can't limit who can read it in that folder. Check the file's permissions.",
        uriName(target.uri),
      ),
    );
  }
}

/** Where a save dialog starts: in the user's own folder, since that of the window may be shared with others. */
export function suggestedFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(homedir()), name);
}

/**
 * Tells that a file could not be written, and what to do about it.
 *
 * @param done a sentence on what has been done before that
 */
export function notSaved(file: vscode.Uri, error: unknown, done = ''): CommandFailure {
  return fail('file', `${done} ${notSavedText(uriName(file), saveProblemOf(error))}`.trim());
}
