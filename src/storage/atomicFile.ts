import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { temporaryName } from '../files/fileName';
import { FILE_SYSTEM, type FileSystem } from './fileSystem';
import { inItsFolder } from './inItsFolder';

export interface WriteOptions {
  /** Whether what has this name may go; else that is an error with the code EEXIST. Yes when left out. */
  readonly mayReplace?: boolean;
  /** Node's when left out. */
  readonly files?: FileSystem;
}

/**
 * Replaces the whole file or, when this is interrupted at any point, nothing of it. The file is for its owner alone
 * (mode 0600, where that exists), and its folder is made when it is missing.
 *
 * @param check looks at what was written before it gets its name; what it throws leaves the file as it was
 * @throws Error of Node's, the first one when several things fail
 */
export async function writeAtomicFile<T>(
  path: string,
  content: string | Uint8Array,
  check: (handle: FileHandle) => Promise<T>,
  { mayReplace = true, files = FILE_SYSTEM }: WriteOptions = {},
): Promise<T> {
  // Unique, since other windows write the same file at the same time.
  const temporary = join(dirname(path), temporaryName(basename(path), randomUUID()));
  const handle = await inItsFolder(files, temporary, () => files.open(temporary, 'wx+', 0o600));
  try {
    const checked = await fill(handle, content, check);
    await (mayReplace ? files.rename(temporary, path) : nameIfFree(files, temporary, path));
    return checked;
  } catch (error) {
    await discard(files, temporary);
    throw error;
  }
}

async function fill<T>(
  handle: FileHandle,
  content: string | Uint8Array,
  check: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  try {
    await handle.writeFile(content);
    // Also after a power cut: what a license was deleted for must be there.
    await handle.sync();
    return await check(handle);
  } finally {
    await handle.close();
  }
}

async function nameIfFree(files: FileSystem, temporary: string, path: string): Promise<void> {
  try {
    await files.link(temporary, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw error;
    }
    // Not every file system has hard links.
    await files.copyFile(temporary, path, constants.COPYFILE_EXCL);
    await discard(files, temporary);
    return;
  }
  // Both names are the same file now: to empty one would empty what was saved.
  await Promise.allSettled([files.rm(temporary, { force: true })]);
}

/** It may hold a license key, so where it can't be removed it is emptied. What failed before is what counts. */
async function discard(files: FileSystem, path: string): Promise<void> {
  try {
    await files.rm(path, { force: true });
  } catch {
    await Promise.allSettled([files.truncate(path)]);
  }
}
