import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces the whole file or, when this is interrupted at any point, nothing of it. The file is for its owner alone
 * (mode 0600, where that exists), and its folder is made when it is missing.
 *
 * @param mayReplace whether what has this name may go; else that is an error with the code EEXIST
 * @param check looks at what was written before it gets its name; what it throws leaves the file as it was
 * @throws Error of Node's
 */
export async function writeAtomicFile<T>(
  path: string,
  content: string | Uint8Array,
  check: (handle: FileHandle) => Promise<T>,
  { mayReplace = true }: { readonly mayReplace?: boolean } = {},
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  // Unique, since other windows write the same file at the same time.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const checked = await writeNew(temporary, content, check);
    await (mayReplace ? rename(temporary, path) : nameIfFree(temporary, path));
    return checked;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function nameIfFree(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw error;
    }
    // Not every file system has hard links.
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
  }
  await rm(temporary, { force: true });
}

async function writeNew<T>(
  path: string,
  content: string | Uint8Array,
  check: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await open(path, 'wx+', 0o600);
  try {
    await handle.writeFile(content);
    // Also after a power cut: what a license was deleted for must be there.
    await handle.sync();
    return await check(handle);
  } finally {
    await handle.close();
  }
}
