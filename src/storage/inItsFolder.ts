import { dirname } from 'node:path';
import type { FileSystem } from './fileSystem';
import { isMissingFile } from './isMissingFile';

/**
 * Opens a file to write to it, and makes its folder only when it's missing: on Windows, to make the folder of a file in
 * the root of a drive or a share fails although it is there.
 *
 * @throws Error of Node's
 */
export async function inItsFolder<T>(
  files: Pick<FileSystem, 'mkdir'>,
  path: string,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const folder = dirname(path);
    // A root can't be made: then its drive is missing, which is what failed first.
    if (!isMissingFile(error) || dirname(folder) === folder) {
      throw error;
    }
    await files.mkdir(folder, { recursive: true });
    return open();
  }
}
