/** A file system in memory that answers as Windows does. Paths are those of Windows, in any spelling. */

import { win32 } from 'node:path';

type Content = string | Uint8Array;

interface Entry {
  bytes: Buffer;
  inode: number;
}

interface Lock {
  readonly code: string;
  /** How often the file is refused. */
  times: number;
}

const ROOTS = ['c:\\', 'e:\\', '\\\\server\\share\\'];

export function failure(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: in the words of the system, ${syscall} 'C:\\...'`), {
    code,
    syscall,
  });
}

export class WindowsDisk {
  readonly #files = new Map<string, Entry>();
  readonly #folders = new Set(ROOTS);
  readonly #locks = new Map<string, Lock>();
  /** What writing fails with, if it does. A full disk takes half of it before. */
  writing: string | undefined;
  #inodes = 0;

  /** The paths of all files, in one spelling. */
  get paths(): readonly string[] {
    return [...this.#files.keys()].toSorted();
  }

  put(path: string, content: Content): void {
    this.makeFolder(win32.dirname(path));
    this.#files.set(keyOf(path), { bytes: Buffer.from(content), inode: ++this.#inodes });
  }

  text(path: string): string | undefined {
    return this.#files.get(keyOf(path))?.bytes.toString();
  }

  makeFolder(path: string): void {
    this.#folders.add(keyOf(path));
    if (win32.dirname(path) !== path) {
      this.makeFolder(win32.dirname(path));
    }
  }

  /** Another program has the file open. */
  lock(path: string, code: string, times = Number.POSITIVE_INFINITY): void {
    this.#locks.set(keyOf(path), { code, times });
  }

  reset(): void {
    this.#files.clear();
    this.#folders.clear();
    ROOTS.forEach((root) => this.#folders.add(root));
    this.#locks.clear();
    this.writing = undefined;
  }

  /** `node:fs/promises`, as far as the extension needs it. */
  readonly promises = {
    open: async (path: string, flags: string | number) => {
      await Promise.resolve();
      const isNew = typeof flags === 'string';
      if (isNew) {
        this.#refuse(path, 'open');
        this.#wantsFolder(path, 'open');
      }
      if (flags === 'wx+' && this.#files.has(keyOf(path))) {
        throw failure('EEXIST', 'open');
      }
      if (isNew && !this.#files.has(keyOf(path))) {
        this.#files.set(keyOf(path), { bytes: Buffer.alloc(0), inode: ++this.#inodes });
      }
      return this.#handle(this.#entry(path, 'open'));
    },
    mkdir: async (path: string) => {
      await Promise.resolve();
      if (win32.dirname(path) === path) {
        throw failure('EPERM', 'mkdir');
      }
      if (!ROOTS.includes(keyOf(win32.parse(path).root))) {
        throw failure('ENOENT', 'mkdir');
      }
      this.makeFolder(path);
    },
    rename: async (from: string, to: string) => {
      await Promise.resolve();
      this.#refuse(to, 'rename');
      if (this.#folders.has(keyOf(to))) {
        throw failure('EPERM', 'rename');
      }
      this.#files.set(keyOf(to), this.#entry(from, 'rename'));
      this.#files.delete(keyOf(from));
    },
    link: async (from: string, to: string) => {
      await Promise.resolve();
      if (this.#files.has(keyOf(to))) {
        throw failure('EEXIST', 'link');
      }
      this.#files.set(keyOf(to), this.#entry(from, 'link'));
    },
    copyFile: async (from: string, to: string) => {
      await Promise.resolve();
      this.#files.set(keyOf(to), { bytes: this.#entry(from, 'copyfile').bytes, inode: ++this.#inodes });
    },
    rm: async (path: string) => {
      await Promise.resolve();
      this.#refuse(path, 'unlink');
      this.#files.delete(keyOf(path));
    },
    truncate: async (path: string) => {
      await Promise.resolve();
      this.#entry(path, 'open').bytes = Buffer.alloc(0);
    },
    stat: async (path: string) => {
      await Promise.resolve();
      if (this.#folders.has(keyOf(path))) {
        return { isFile: () => false, isDirectory: () => true };
      }
      return statOf(this.#entry(path, 'stat'));
    },
    readdir: async (path: string) => {
      await Promise.resolve();
      const folder = keyOf(path);
      return this.paths
        .filter((file) => keyOf(win32.dirname(file)) === folder)
        .map((file) => win32.basename(file));
    },
  };

  #refuse(path: string, call: string): void {
    const lock = this.#locks.get(keyOf(path));
    if (lock !== undefined && lock.times-- > 0) {
      throw failure(lock.code, call);
    }
  }

  #wantsFolder(path: string, call: string): void {
    if (!this.#folders.has(keyOf(win32.dirname(path)))) {
      throw failure('ENOENT', call);
    }
  }

  #entry(path: string, call: string): Entry {
    const entry = this.#files.get(keyOf(path));
    if (entry === undefined) {
      throw failure('ENOENT', call);
    }
    return entry;
  }

  #write(entry: Entry, content: Content): void {
    const bytes = Buffer.from(content);
    if (this.writing === undefined) {
      entry.bytes = Buffer.concat([entry.bytes, bytes]);
      return;
    }
    if (this.writing === 'ENOSPC') {
      entry.bytes = Buffer.concat([entry.bytes, bytes.subarray(0, bytes.length / 2)]);
    }
    throw failure(this.writing, 'write');
  }

  #handle(entry: Entry) {
    let next = 0;
    const write = (content: Content) => Promise.resolve().then(() => this.#write(entry, content));
    return {
      writeFile: write,
      appendFile: write,
      sync: () => Promise.resolve(),
      close: () => Promise.resolve(),
      stat: () => Promise.resolve(statOf(entry)),
      read: (buffer: Buffer, offset: number, length: number, position: number | null) => {
        const start = position ?? next;
        const bytesRead = entry.bytes.copy(buffer, offset, start, start + length);
        next = start + bytesRead;
        return Promise.resolve({ bytesRead, buffer });
      },
    };
  }
}

/** Modes prove nothing there. */
function statOf({ bytes, inode }: Entry) {
  return {
    size: bytes.length,
    ino: inode,
    mtimeMs: inode,
    mode: 0o100666,
    isFile: () => true,
    isDirectory: () => false,
  };
}

function keyOf(path: string): string {
  return win32.normalize(path).toLowerCase();
}
