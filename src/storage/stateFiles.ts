import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegularFile, readAtMost } from '../files/readLimitedFile';
import type { InstanceUrl } from '../instances/address';
import { isMissingFile } from './isMissingFile';

const STATE_FILE = /^[0-9a-f]{32}\.json$/;
const TEMPORARY_FILE = /^[0-9a-f]{32}\.json\.[0-9a-f-]+\.tmp$/;

/** A temporary file of this age belongs to a window that was killed. */
const ABANDONED_MS = 60 * 60_000;

/** Several times the limit of a response with licenses. */
const LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * One small file an instance, in a folder that all windows share. Node's own file system, since `vscode.workspace.fs`
 * can neither make a file for its owner alone nor tell two versions of one moment apart.
 */
export class StateFiles {
  readonly #folder: string;

  /** @param folder is made when the first file is written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The text and its version, which changes with every write. Undefined when there is no file, or it is still at
   * the version `known`.
   *
   * @throws Error when there is a file that cannot be read, is none or is too large
   */
  async read(url: InstanceUrl, known?: string): Promise<{ text: string; version: string } | undefined> {
    const handle = await openIfThere(this.#path(url));
    if (handle === undefined) {
      return undefined;
    }
    try {
      const version = await versionOf(handle);
      return version === known ? undefined : { text: await textOf(handle), version };
    } finally {
      await handle.close();
    }
  }

  /**
   * The same version, without opening the file; undefined when there is none.
   *
   * @throws Error of Node's
   */
  async version(url: InstanceUrl): Promise<string | undefined> {
    try {
      return versionIn(await stat(this.#path(url)));
    } catch (error) {
      if (isMissingFile(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Replaces the whole file or, when this is interrupted at any point, nothing of it.
   *
   * @returns its new version
   * @throws Error when the text is larger than what `read` takes, or of Node's
   */
  async write(url: InstanceUrl, text: string): Promise<string> {
    if (Buffer.byteLength(text) > LIMIT_BYTES) {
      throw new Error('The state is too large.');
    }
    const { writeAtomicFile } = await import('./atomicFile');
    return writeAtomicFile(this.#path(url), text, versionOf);
  }

  /** @throws Error of Node's when there is a file that cannot be removed */
  async remove(url: InstanceUrl): Promise<void> {
    await this.#discard(this.#path(url));
  }

  /**
   * Removes the files of all instances but these (their entries left the setting while no window was open), and
   * what killed windows left half written.
   *
   * @throws Error of Node's
   */
  async sweep(urls: readonly InstanceUrl[]): Promise<void> {
    const kept = new Set(urls.map(fileName));
    const names = await this.#names();
    const orphans = names.filter((name) => STATE_FILE.test(name) && !kept.has(name));
    const temporary = names.filter((name) => TEMPORARY_FILE.test(name));
    const ages = await Promise.all(temporary.map((name) => this.#age(name)));
    const abandoned = temporary.filter((_, index) => (ages[index] ?? 0) > ABANDONED_MS);
    await Promise.all([...orphans, ...abandoned].map((name) => this.#discard(join(this.#folder, name))));
  }

  async #discard(path: string): Promise<void> {
    const { FILE_SYSTEM } = await import('./fileSystem');
    await FILE_SYSTEM.rm(path, { force: true });
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isMissingFile(error)) {
        return [];
      }
      throw error;
    }
  }

  /** Milliseconds; undefined when the file has got its final name meanwhile. */
  async #age(name: string): Promise<number | undefined> {
    try {
      return Date.now() - (await stat(join(this.#folder, name))).mtimeMs;
    } catch {
      return undefined;
    }
  }

  #path(url: InstanceUrl): string {
    return join(this.#folder, fileName(url));
  }
}

/** An address can hold characters that a file name cannot. */
function fileName(url: InstanceUrl): string {
  return `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`;
}

async function versionOf(handle: FileHandle): Promise<string> {
  return versionIn(await handle.stat());
}

/** The time alone does not tell two writes of the same moment apart; every write makes another inode. */
function versionIn({ ino, mtimeMs }: Stats): string {
  return `${ino} ${mtimeMs}`;
}

async function textOf(handle: FileHandle): Promise<string> {
  const bytes = await readAtMost(handle, LIMIT_BYTES);
  if (bytes === undefined) {
    throw new Error('The file is too large.');
  }
  return bytes.toString('utf8');
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await openRegularFile(path);
  } catch (error) {
    if (isMissingFile(error)) {
      return undefined;
    }
    throw error;
  }
  if (handle === undefined) {
    throw new Error('This is not a regular file.');
  }
  return handle;
}
