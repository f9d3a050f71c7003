import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as node from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomicFile } from '../../../src/storage/atomicFile';
import { patient, type FileSystem } from '../../../src/storage/fileSystem';

const fine = () => Promise.resolve();
const KEY = 'a license key\n';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Answers as Windows does where a drive's root is, and while another program has a file open. */
class Windows {
  /** Attempts to rename or remove that fail, by their codes in turn. */
  renames: string[] = [];
  removals: string[] = [];
  isRoot = false;
  readonly pauses: number[] = [];

  get files(): FileSystem {
    const { open, link, copyFile, truncate } = node;
    return patient(
      {
        ...{ open, openShared: open, link, copyFile, truncate },
        mkdir: ((...args: Parameters<typeof node.mkdir>) => {
          if (this.isRoot) {
            throw failure('EPERM');
          }
          return node.mkdir(...args);
        }) as typeof node.mkdir,
        rename: async (from, to) => {
          refuse(this.renames);
          await node.rename(from, to);
        },
        rm: async (path, options) => {
          refuse(this.removals);
          await node.rm(path, options);
        },
      },
      (milliseconds) => {
        this.pauses.push(milliseconds);
        return Promise.resolve();
      },
    );
  }
}

function refuse(codes: string[]): void {
  const code = codes.shift();
  if (code !== undefined) {
    throw failure(code);
  }
}

const always = (code: string) => Array.from({ length: 1000 }, () => code);

describe('on Windows, a file', () => {
  let folder: string;
  let windows: Windows;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'windows-'));
    windows = new Windows();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const path = () => join(folder, 'key.txt');
  const write = () => writeAtomicFile(path(), KEY, fine, { files: windows.files });

  it('is saved in the root of a drive, whose folder cannot be made', async () => {
    windows.isRoot = true;
    await write();
    expect(await readFile(path(), 'utf8')).toBe(KEY);
  });

  it('is saved in a folder that is missing', async () => {
    const deep = join(folder, 'a', 'b', 'key.txt');
    await writeAtomicFile(deep, KEY, fine, { files: windows.files });
    expect(await readFile(deep, 'utf8')).toBe(KEY);
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'that another program has open for a moment is replaced (%s)',
    async (code) => {
      await writeFile(path(), 'before');
      windows.renames = [code, code, code];
      await write();
      expect(await readFile(path(), 'utf8')).toBe(KEY);
      expect(windows.pauses).toHaveLength(3);
      expect(await readdir(folder)).toEqual(['key.txt']);
    },
  );

  it('that stays open stays as it is, the first error is told after two seconds, and no key is left behind', async () => {
    await writeFile(path(), 'before');
    windows.renames = ['EBUSY', ...always('EPERM')];
    await expect(write()).rejects.toMatchObject({ code: 'EBUSY' });
    expect(windows.pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThanOrEqual(2_000);
    expect(windows.pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(3_000);
    expect(await readFile(path(), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['key.txt']);
  });

  it('whose temporary one cannot be removed leaves an empty one, and the first error is told', async () => {
    windows.renames = always('EACCES');
    windows.removals = always('EBUSY');
    await expect(write()).rejects.toMatchObject({ code: 'EACCES' });
    const left = await readdir(folder);
    expect(left).toHaveLength(1);
    expect(await readFile(join(folder, left[0] ?? ''), 'utf8')).toBe('');
  });

  it('that has its name keeps what was saved when the temporary name cannot be removed', async () => {
    windows.removals = always('EBUSY');
    await writeAtomicFile(path(), KEY, fine, { files: windows.files, mayReplace: false });
    expect(await readFile(path(), 'utf8')).toBe(KEY);
  });

  it('is not tried again for another reason', async () => {
    windows.renames = ['ENOSPC'];
    await expect(write()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(windows.pauses).toEqual([]);
  });
});
