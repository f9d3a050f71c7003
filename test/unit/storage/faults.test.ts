import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StateStore } from '../../../src/fleet/stateStore';
import * as format from '../../../src/fleet/stored/storedState';
import { GitLabError } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';
import { readInstances } from '../../../src/instances/instance';
import { readChanges } from '../../../src/licensing/changes/changeRecord';
import { appendLine } from '../../../src/storage/appendLine';
import { StateFiles } from '../../../src/storage/stateFiles';
import { A, B, failing, fetchedAt, fleetWith, readerOf, statusOf, ULTIMATE } from '../fleet/support';

const PREMIUM: License = { ...ULTIMATE, plan: 'premium' };

let folder: string;
const warn = vi.fn<(message: string) => void>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'));
  warn.mockClear();
});
afterEach(() => rm(folder, { recursive: true }));

/** The stored states as a window has them that has just been opened. */
const storeIn = (where: string) => new StateStore(new StateFiles(where), () => Promise.resolve(format), warn);

async function stored(where: string, license: License = PREMIUM): Promise<void> {
  const store = storeIn(where);
  for (const url of [A, B]) {
    store.save(url, { last: fetchedAt(500, license) });
    await store.load(url);
  }
}

/** A start of VS Code with what lies in the folder. */
async function started(where: string, dependencies: Parameters<typeof fleetWith>[0] = {}) {
  const storage = storeIn(where);
  const fleet = fleetWith({ storage, ...dependencies }, [A, B]);
  await fleet.adoptStored();
  const adopted = fleet.statuses().map(({ last }) => last?.current?.plan);
  await fleet.refreshNew();
  // Behind what is still being stored: it would fail, and say so, when the next test has begun.
  await Promise.all([storage.load(A), storage.load(B)]);
  return { fleet, adopted };
}

describe('the next start', () => {
  it.each([
    ['empty', ''],
    ['no JSON', 'hello'],
    ['cut off', '{"version":1,"url":"https://a.example","last":{"lic'],
    ['zeros, as after a power cut', '\u0000'.repeat(4096)],
    ['another shape', '{"version":1,"url":"https://a.example","last":{"licenses":7}}'],
    ['of a newer version', '{"version":99}'],
    ['not even text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ])('works with a stored state that is %s, says so and keeps the others', async (_what, content) => {
    await stored(folder);
    const name = await nameOfA();
    await writeFile(join(folder, name), content);
    const { fleet, adopted } = await started(folder);
    expect(adopted).toEqual([undefined, 'premium']);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^The stored state of https:\/\/a\.example/),
    );
    expect(statusOf(fleet)).toMatchObject({ state: 'ready', last: { current: ULTIMATE } });
    expect(await storeIn(folder).load(A)).toMatchObject({ last: { current: ULTIMATE } });
  });

  it('works where a file is in the place of the folder, and says so', async () => {
    const place = join(folder, 'storage');
    await writeFile(place, 'a file');
    const { fleet } = await started(place);
    expect(fleet.statuses().map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/could not be read: ENOTDIR/));
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/could not be stored: ENOTDIR/));
    await storeIn(place).forgetOthers([A]);
    expect(await readFile(place, 'utf8')).toBe('a file');
  });

  it('works with tokens that the keyring has lost or keeps to itself, and shows what was known', async () => {
    await stored(folder);
    const { fleet } = await started(folder, {
      token: (url) =>
        url === A ? Promise.resolve(undefined) : Promise.reject(new GitLabError({ kind: 'secretStorage' })),
    });
    expect(statusOf(fleet)).toMatchObject({ state: 'signedOut', last: { current: PREMIUM } });
    expect(statusOf(fleet, B)).toMatchObject({
      ...{ state: 'stale', last: { current: PREMIUM } },
      failure: { kind: 'secretStorage' },
    });
    expect(await storeIn(folder).load(A)).toMatchObject({ last: { current: PREMIUM } });
  });

  it('keeps what is stored while nothing can be fetched', async () => {
    await stored(folder);
    await started(folder, { connect: () => failing('timeout') });
    expect(await storeIn(folder).load(B)).toMatchObject({ last: { current: PREMIUM } });
  });
});

describe('settings that were edited by hand', () => {
  it('are read as far as they can be, whatever stands there', () => {
    const good = { url: 'https://good.example', name: 'Good' };
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.nat(), (nonsense, at) => {
        const { instances, problems } = readInstances(
          nonsense.toSpliced(at % (nonsense.length + 1), 0, good),
        );
        expect(instances).toContainEqual(good);
        expect(instances.length + problems.length).toBe(nonsense.length + 1);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.anything(), (setting) => void readInstances(setting)));
  });
});

describe('a record of changes', () => {
  const line = (licenseId: number) =>
    `${JSON.stringify({
      time: '2027-01-10T12:00:00.000Z',
      instance: A,
      action: 'delete',
      licenseId,
      answer: { status: 'done' },
    })}\n`;

  it.each([
    ['cut off', '{"time":"2027-01', 1],
    ['nonsense', 'nonsense\n\n{}\n', 2],
    ['empty', '', 0],
  ])('that is %s goes on, and says what can not be read', async (_what, before, unreadable) => {
    const path = join(folder, 'changes.jsonl');
    await writeFile(path, `${line(1)}${before}`);
    await appendLine(path, line(2));
    const record = readChanges(await readFile(path, 'utf8'));
    expect(record.entries.map(({ licenseId }) => licenseId)).toEqual([1, 2]);
    expect(record.unreadable).toBe(unreadable);
  });
});

/** A disk of 64 KiB; only who may mount has one. */
function smallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    rmSync(disk, { recursive: true });
    return undefined;
  }
}

describe('a full disk', () => {
  const disk = smallDisk();

  afterAll(() => {
    if (disk !== undefined) {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });

  it.skipIf(disk === undefined)(
    'leaves what was stored as it was, and takes the next once there is room',
    async () => {
      const place = disk ?? '';
      await stored(place);
      const names = await readdir(place);
      const filler = join(place, 'filler');
      await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
      const { fleet, adopted } = await started(place);
      expect(adopted).toEqual(['premium', 'premium']);
      expect(statusOf(fleet)).toMatchObject({ state: 'ready', last: { current: ULTIMATE } });
      expect(warn).toHaveBeenCalledWith(expect.stringMatching(/could not be stored: ENOSPC/));
      expect((await readdir(place)).toSorted()).toEqual([...names, 'filler'].toSorted());
      expect(await storeIn(place).load(A)).toMatchObject({ last: { current: PREMIUM } });
      await rm(filler);
      await started(place, { connect: () => readerOf(ULTIMATE) });
      expect(await storeIn(place).load(A)).toMatchObject({ last: { current: ULTIMATE } });
    },
  );
});

async function nameOfA(): Promise<string> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return names[texts.findIndex((text) => text.includes(A))] ?? '';
}
