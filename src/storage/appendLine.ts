import type { FileHandle } from 'node:fs/promises';
import { FILE_SYSTEM, type FileSystem } from './fileSystem';
import { inItsFolder } from './inItsFolder';

const LINE_END = 0x0a;

/**
 * Appends a line to a file for its owner alone, which is made with its folder when it's missing. What a full disk or a
 * killed window has left of an earlier line stays a line of its own.
 *
 * @param line with its line end
 * @throws Error of Node's
 */
export async function appendLine(path: string, line: string, files: FileSystem = FILE_SYSTEM): Promise<void> {
  const handle = await inItsFolder(files, path, () => files.openShared(path, 'a+', 0o600));
  try {
    await handle.appendFile((await isAtLineStart(handle)) ? line : `\n${line}`);
  } finally {
    await handle.close();
  }
}

async function isAtLineStart(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) {
    return true;
  }
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] === LINE_END;
}
