import { copyFile, link, mkdir, open, rename, rm, truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is needed to write files, as in `node:fs/promises`. */
export interface FileSystem {
  readonly open: typeof open;
  /** The same, for a file that others have open now and then. */
  readonly openShared: typeof open;
  readonly mkdir: typeof mkdir;
  readonly rename: typeof rename;
  readonly link: typeof link;
  readonly copyFile: typeof copyFile;
  readonly rm: typeof rm;
  readonly truncate: typeof truncate;
}

const NODE: FileSystem = { open, openShared: open, mkdir, rename, link, copyFile, rm, truncate };

/** What Windows says of a file that another program has open. */
const IN_USE = new Set(['EPERM', 'EACCES', 'EBUSY']);

const PATIENCE_MS = 2_000;
const PAUSE_MS = 50;

/**
 * Node's file system, with patience on Windows: an antivirus program, a spreadsheet or a second window has a file open
 * for a moment, and then it can't be renamed or removed.
 */
export const FILE_SYSTEM: FileSystem = process.platform === 'win32' ? patient(NODE) : NODE;

/**
 * Renames, removes and opens what is shared again and again for two seconds while a file is in use, and fails then with
 * the first error.
 *
 * @param pause waits between two attempts
 */
export function patient(
  files: FileSystem,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => sleep(milliseconds),
): FileSystem {
  return {
    ...files,
    openShared: (path, flags, mode) => persist(() => files.openShared(path, flags, mode), pause),
    rename: (from, to) => persist(() => files.rename(from, to), pause),
    rm: (path, options) => persist(() => files.rm(path, options), pause),
  };
}

async function persist<T>(
  attempt: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<T> {
  let first: unknown;
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    try {
      return await attempt();
    } catch (error) {
      first ??= error;
      if (!isInUse(error)) {
        throw first;
      }
      await pause(PAUSE_MS);
    }
  }
  throw first;
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_USE.has(String(error.code));
}
