import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { temporaryName } from '../files/fileName';
import { readUri } from './readUri';
import { uriName } from './uriNames';

/** Many times the size of a usage export. */
const RESTORED_BYTES = 64 * 1024 * 1024;

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
  const before = mayReplace ? await readUri(file, RESTORED_BYTES) : undefined;
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, file, { overwrite: mayReplace });
  } catch (error) {
    await discard(temporary);
    if (before?.kind === 'read') {
      await Promise.allSettled([restored(file, before.bytes)]);
    }
    throw error;
  }
}

/** VS Code removes what is replaced before it renames, so when that fails, nothing is left of it. */
async function restored(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  if (!(await isThere(file))) {
    await vscode.workspace.fs.writeFile(file, bytes);
  }
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
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
  if (await isThere(file)) {
    await vscode.workspace.fs.writeFile(file, new Uint8Array());
  }
}
