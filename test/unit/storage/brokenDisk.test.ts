/* A disk that is full or can't be written, where no small one can be mounted: the file system itself says so. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StateStore } from '../../../src/fleet/stateStore';
import * as format from '../../../src/fleet/stored/storedState';
import { readChanges } from '../../../src/licensing/changes/changeRecord';
import { appendLine } from '../../../src/storage/appendLine';
import { writeAtomicFile } from '../../../src/storage/atomicFile';
import type { FileSystem } from '../../../src/storage/fileSystem';
import { StateFiles } from '../../../src/storage/stateFiles';
import { A, B, fetchedAt, fleetWith, ULTIMATE } from '../fleet/support';

/** What the disk answers to whoever writes; undefined: it's well. */
const disk = vi.hoisted(() => ({ code: undefined as string | undefined }));

vi.mock(import('../../../src/storage/fileSystem'), async (original) => {
  const real = await original();
  return { ...real, FILE_SYSTEM: breaking(real.FILE_SYSTEM) };
});

function problem(code: string): Error {
  return Object.assign(new Error(`${code}: no luck, write`), { code });
}

/** Read-only: nothing is opened for writing, renamed or removed. Full: half of a text still finds room. */
function breaking(real: FileSystem): FileSystem {
  const refuse = () => (disk.code === 'EROFS' ? Promise.reject(problem('EROFS')) : undefined);
  const open: FileSystem['open'] = async (...options) => {
    await refuse();
    const handle = await real.open(...options);
    return disk.code === 'ENOSPC' ? full(handle) : handle;
  };
  return {
    ...real,
    open,
    openShared: open,
    mkdir: (async (path: string) => {
      await refuse();
      await real.mkdir(path, { recursive: true });
    }) as FileSystem['mkdir'],
    rename: async (from, to) => {
      await refuse();
      await real.rename(from, to);
    },
    rm: async (path, options) => {
      await refuse();
      await real.rm(path, options);
    },
  };
}

function full(handle: FileHandle): FileHandle {
  const write = handle.writeFile.bind(handle);
  const half: FileHandle['writeFile'] = async (text) => {
    if (typeof text === 'string') {
      await write(text.slice(0, text.length / 2));
    }
    throw problem('ENOSPC');
  };
  return Object.assign(handle, { writeFile: half, appendFile: half });
}

let folder: string;
const warn = vi.fn<(message: string) => void>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broken-disk-'));
  disk.code = undefined;
  warn.mockClear();
});
afterEach(async () => {
  disk.code = undefined;
  await rm(folder, { recursive: true });
});

const newStore = () => new StateStore(new StateFiles(folder), () => Promise.resolve(format), warn);

const PREMIUM = { ...ULTIMATE, plan: 'premium' };

describe.each(['ENOSPC', 'EROFS'])('a disk that answers %s', (code) => {
  it('leaves what was stored as it was, says so, and takes the next once it is well', async () => {
    const store = newStore();
    for (const url of [A, B]) {
      store.save(url, { last: fetchedAt(500, PREMIUM) });
      await store.load(url);
    }
    const names = await readdir(folder);
    disk.code = code;

    const storage = newStore();
    const fleet = fleetWith({ storage }, [A, B]);
    await fleet.adoptStored();
    expect(fleet.statuses().map(({ last }) => last?.current?.plan)).toEqual(['premium', 'premium']);
    await fleet.refreshNew();
    await Promise.all([storage.load(A), storage.load(B)]);
    expect(fleet.statuses().map(({ state, last }) => [state, last?.current?.plan])).toEqual([
      ['ready', 'ultimate'],
      ['ready', 'ultimate'],
    ]);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(`could not be stored: ${code}`));
    expect((await readdir(folder)).toSorted()).toEqual(names.toSorted());

    disk.code = undefined;
    expect(await newStore().load(A)).toMatchObject({ last: { current: PREMIUM } });
    storage.save(A, { last: fetchedAt(600, ULTIMATE) });
    await storage.load(A);
    expect(await newStore().load(A)).toMatchObject({ last: { current: ULTIMATE } });
  });

  it('keeps a file as it was, and leaves no part of another one behind', async () => {
    const path = join(folder, 'key.gitlab-license');
    const check = () => Promise.resolve(undefined);
    await writeAtomicFile(path, 'before', check);
    disk.code = code;
    await expect(writeAtomicFile(path, 'afterwards', check)).rejects.toMatchObject({ code });
    disk.code = undefined;
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['key.gitlab-license']);
  });

  it('costs the record of changes that one change and none before or after it', async () => {
    const path = join(folder, 'changes.jsonl');
    const line = (licenseId: number) =>
      `${JSON.stringify({ time: '2027-01-10T12:00:00.000Z', instance: A, action: 'delete', licenseId, answer: { status: 'done' } })}\n`;
    await appendLine(path, line(1));
    disk.code = code;
    await expect(appendLine(path, line(2))).rejects.toMatchObject({ code });
    disk.code = undefined;
    await appendLine(path, line(3));
    const { entries, unreadable } = readChanges(await readFile(path, 'utf8'));
    expect(entries.map(({ licenseId }) => licenseId)).toEqual([1, 3]);
    expect(unreadable).toBe(code === 'ENOSPC' ? 1 : 0);
  });
});
