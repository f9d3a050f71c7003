import * as vscode from 'vscode';
import { readLimitedFile, type LimitedFile } from '../files/readLimitedFile';

/** Reads a file of this computer or of any file system of VS Code, up to a limit. Throws nothing. */
export async function readUri(file: vscode.Uri, limitBytes: number): Promise<LimitedFile> {
  return file.scheme === 'file' ? readLimitedFile(file.fsPath, limitBytes) : readElsewhere(file, limitBytes);
}

/** Other file systems hand out all of a file at once, so its size is checked before and after. */
async function readElsewhere(file: vscode.Uri, limitBytes: number): Promise<LimitedFile> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(file);
    // Devices and pipes have no type there.
    if ((type & vscode.FileType.File) === 0) {
      return { kind: 'notAFile' };
    }
    if (size > limitBytes) {
      return { kind: 'tooLarge', limitBytes };
    }
    const bytes = await vscode.workspace.fs.readFile(file);
    return bytes.length > limitBytes
      ? { kind: 'tooLarge', limitBytes }
      : { kind: 'read', bytes: Buffer.from(bytes) };
  } catch (error) {
    return { kind: 'failed', code: error instanceof vscode.FileSystemError ? error.code : 'unknown' };
  }
}
