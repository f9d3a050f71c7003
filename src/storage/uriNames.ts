import { posix } from 'node:path';
import type { Uri } from 'vscode';

/** The name of a file of any file system of VS Code: addresses have slashes on every computer. */
export function uriName(file: Uri): string {
  return posix.basename(file.path);
}

/** The path of a file as a person knows it: that of this computer, or the one on the computer where the file is. */
export function uriPath(file: Uri): string {
  return file.scheme === 'file' ? file.fsPath : file.path;
}
