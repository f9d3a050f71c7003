import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces the whole file or, when this is interrupted at any point, nothing of it. The file is for its owner alone
 * (mode 0600, where that exists), and its folder is made when it is missing.
 *
 * @param check looks at what was written before it gets its name; what it throws leaves the file as it was
 * @throws Error of Node's
 */
export async function writeAtomicFile<T>(
  path: string,
  content: string | Uint8Array,
  check: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  // Unique, since other windows write the same file at the same time.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const checked = await writeNew(temporary, content, check);
    await rename(temporary, path);
    return checked;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
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
