import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

/** What came of reading a file. */
export type LimitedFile = { readonly kind: 'read'; readonly bytes: Buffer<ArrayBuffer> } | FileProblem;

export type FileProblem =
  /** A folder, a device, a pipe or a socket: some of them never end, or never answer. */
  | { readonly kind: 'notAFile' }
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  /** `code`: Node's, such as ENOENT. */
  | { readonly kind: 'failed'; readonly code: string };

/** What most files fit in at once, also those of /proc, which have no size. */
const FIRST_BYTES = 4096;

/**
 * Reads a regular file, or what a symbolic link leads to when that is one, and never more than the limit: the size a
 * file system states can be wrong. Throws nothing.
 *
 * @param path absolute
 */
export async function readLimitedFile(path: string, limitBytes: number): Promise<LimitedFile> {
  let handle: FileHandle | undefined;
  try {
    handle = await openRegularFile(path);
    if (handle === undefined) {
      return { kind: 'notAFile' };
    }
    const bytes = await readAtMost(handle, limitBytes);
    return bytes === undefined ? { kind: 'tooLarge', limitBytes } : { kind: 'read', bytes };
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) };
  } finally {
    await handle?.close();
  }
}

/**
 * Opens a file for reading; undefined when it isn't a regular one.
 *
 * @throws Error of Node's
 */
export async function openRegularFile(path: string): Promise<FileHandle | undefined> {
  // Looked at first, since opening some devices does something.
  if (!(await stat(path)).isFile()) {
    return undefined;
  }
  // It can be another file by now, and opening a pipe waits for its writer unless that is declined. Windows, which has
  // no such flag, has no such pipes.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  if ((await handle.stat()).isFile()) {
    return handle;
  }
  await handle.close();
  return undefined;
}

/**
 * Reads an open file from where it stands; undefined when there is more than the limit.
 *
 * @throws Error of Node's
 */
export async function readAtMost(
  handle: FileHandle,
  limitBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const { size } = await handle.stat();
  if (size > limitBytes) {
    return undefined;
  }
  // One byte more than there should be: a read that leaves it empty has reached the end.
  let buffer = Buffer.allocUnsafeSlow(Math.min(Math.max(size, FIRST_BYTES), limitBytes) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) {
      return buffer.subarray(0, length);
    }
    length += bytesRead;
    if (length > limitBytes) {
      return undefined;
    }
    if (length === buffer.length) {
      buffer = grown(buffer, limitBytes);
    }
  }
}

function grown(buffer: Buffer<ArrayBuffer>, limitBytes: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.min(buffer.length * 2, limitBytes + 1));
  buffer.copy(larger);
  return larger;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
