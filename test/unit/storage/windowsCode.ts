/** As much of VS Code as saving takes, as it is on Windows. */

import { win32 } from 'node:path';

export interface Notification {
  readonly message: string;
  readonly buttons: readonly string[];
}

/** The notifications that were shown. */
export const notifications: Notification[] = [];

/** The button that is pressed next, once. */
export const presses: string[] = [];

/** What open dialogs answer. */
export const chosen: Uri[] = [];

function show(message: string, ...buttons: string[]): Promise<string | undefined> {
  notifications.push({ message, buttons });
  return Promise.resolve(buttons.includes(presses[0] ?? '') ? presses.shift() : undefined);
}

/** Like VS Code's: drive letters become lower-case. */
export class Uri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static file(path: string): Uri {
    const slashes = path.replaceAll('\\', '/');
    return new Uri('file', slashes.startsWith('/') ? slashes : `/${slashes}`);
  }

  static joinPath(uri: Uri, name: string): Uri {
    return new Uri(uri.scheme, `${uri.path.replace(/\/$/, '')}/${name}`);
  }

  get fsPath(): string {
    const path = this.path.replace(/^\/([A-Za-z]):/, (_match, drive: string) => `${drive.toLowerCase()}:`);
    return win32.normalize(path);
  }
}

export const l10n = {
  t: (text: string, ...values: unknown[]) =>
    text.replace(/\{(\d)\}/g, (_match, at) => String(values[Number(at)])),
};

export const window = {
  showInformationMessage: show,
  showWarningMessage: show,
  showErrorMessage: show,
  showOpenDialog: () => Promise.resolve(chosen.splice(0)),
};

export const workspace = { getConfiguration: () => ({ get: () => undefined }) };
export const commands = { executeCommand: () => Promise.resolve() };
export const env = {};
export class FileSystemError extends Error {}
