import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { temporaryName } from '../files/fileName';
import { uriName } from './uriNames';

/**
 * Writes a file of any file system of VS Code: whole or not at all, as far as it can be done there. Who can read it is
 * up to that file system.
 *
 * @throws Error of VS Code's file system, also when a file is there that may not be replaced
 */
export async function writeUri(file: vscode.Uri, bytes: Uint8Array, mayReplace: boolean): Promise<void> {
  const { fs } = vscode.workspace;
  const name = temporaryName(uriName(file), randomUUID());
  const temporary = file.with({ path: posix.join(posix.dirname(file.path), name) });
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, file, { overwrite: mayReplace });
  } catch (error) {
    await discard(temporary);
    throw error;
  }
}

/** It may hold a license key, so where it can't be removed it is emptied. What failed before is what counts. */
async function discard(file: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  try {
    await fs.delete(file);
  } catch {
    await Promise.allSettled([emptied(file)]);
  }
}

/** To write makes a file that isn't there. */
async function emptied(file: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  await fs.stat(file);
  await fs.writeFile(file, new Uint8Array());
}
