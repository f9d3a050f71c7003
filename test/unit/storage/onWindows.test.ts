import type path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StateStore } from '../../../src/fleet/stateStore';
import * as format from '../../../src/fleet/stored/storedState';
import type { CommandParts } from '../../../src/ui/base/command';
import { A, fetchedAt } from '../fleet/support';
import { chosen, notifications, presses, Uri } from './windowsCode';
import type { WindowsDisk } from './windowsDisk';

/** The whole way from the command to the disk, as it runs on Windows: paths, platform, disk and time are not this computer's. */
const world = vi.hoisted(() => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  return { disk: undefined as unknown as WindowsDisk, waited: 0 };
});

vi.mock('vscode', () => import('./windowsCode'));
vi.mock('node:path', async () => {
  const { win32 } = await vi.importActual<typeof path>('node:path');
  return { ...win32, default: win32 };
});
vi.mock('node:os', async () => ({ ...(await vi.importActual('node:os')), homedir: () => 'C:\\Users\\me' }));
vi.mock('node:fs/promises', async () => {
  const { WindowsDisk: Disk } = await import('./windowsDisk');
  world.disk = new Disk();
  return world.disk.promises;
});
vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => {
    world.waited += milliseconds;
    return Promise.resolve();
  },
}));

const { StateFiles } = await import('../../../src/storage/stateFiles');
const { writeKey } = await import('../../../src/ui/changes/saving/saveKey');
const { suggestedFile } = await import('../../../src/ui/changes/saving/saveFile');
const { recordChange } = await import('../../../src/ui/changes/sending/recordChange');
const { pickCaFile } = await import('../../../src/ui/signIn/chooseCaFile');
const { readPublicKey } = await import('../../../src/ui/base/readPublicKeys');

type ChosenFile = Parameters<typeof writeKey>[0];

const KEY = 'a license key\n';
const STORAGE = 'C:\\Users\\me\\AppData\\Roaming\\Code\\User\\globalStorage\\manager';
const RECORD = `${STORAGE}\\changes.jsonl`;

const file = (path: string) => Uri.file(path) as unknown as ChosenFile;
const onlyFile = (path: string) => expect(world.disk.paths).toEqual([path.toLowerCase()]);

beforeEach(() => {
  world.disk.reset();
  world.waited = 0;
  notifications.length = 0;
  presses.length = 0;
  world.disk.makeFolder('C:\\Users\\me');
});

describe('a license key', () => {
  it.each([
    ['the root of a stick', 'E:\\key.gitlab-license'],
    ['a drive written in lower case', 'e:\\key.gitlab-license'],
    ['the root of a share', '\\\\server\\share\\key.gitlab-license'],
    ['the home folder', 'C:\\Users\\me\\key.gitlab-license'],
    ['a folder that is missing', 'C:\\Users\\me\\new\\folder\\key.gitlab-license'],
    ['a name as long as a name can be', `E:\\${'k'.repeat(255)}`],
  ])('is saved in %s', async (_where, path) => {
    expect(await writeKey(file(path), KEY)).toBeUndefined();
    expect(world.disk.text(path)).toBe(KEY);
    onlyFile(path);
    // Modes are 0666 there for every file: that is no news.
    expect(notifications).toEqual([]);
  });

  it.each([
    ['EBUSY', 'another program'],
    ['EPERM', 'another program'],
    ['EACCES', 'another program'],
  ])('that replaces an open file waits two seconds for it, and is told (%s)', async (code, words) => {
    const path = 'E:\\key.gitlab-license';
    world.disk.put(path, 'before');
    world.disk.lock(path, code, 5);
    expect(await writeKey(file(path), KEY)).toBeUndefined();
    expect(world.disk.text(path)).toBe(KEY);
    world.disk.lock(path, code);
    world.waited = 0;
    const problem = await writeKey(file(path), 'another key', 'Nothing was deleted.');
    expect(problem?.error.message).toBe(
      `Nothing was deleted. Can't save key.gitlab-license. It may be open in ${words}. Close it there and try again.`,
    );
    expect(world.waited).toBeGreaterThanOrEqual(2_000);
    expect(world.disk.text(path)).toBe(KEY);
    onlyFile(path);
  });

  it.each([
    ['ENOSPC', 'because the disk is full. Free up space or choose another folder.'],
    ['EROFS', 'because the disk is read-only. Choose another folder.'],
    ['EIO', "because the disk or server isn't available. Check the connection or choose another folder."],
  ])('that cannot be written leaves nothing of it behind (%s)', async (code, words) => {
    world.disk.put('E:\\key.gitlab-license', 'before');
    world.disk.writing = code;
    const problem = await writeKey(file('E:\\key.gitlab-license'), KEY);
    expect(problem?.error).toEqual({ kind: 'file', message: `Can't save key.gitlab-license ${words}` });
    expect(world.disk.text('E:\\key.gitlab-license')).toBe('before');
    onlyFile('E:\\key.gitlab-license');
  });

  it('for a drive that is not there says so, and not that it is forbidden', async () => {
    const problem = await writeKey(file('X:\\key.gitlab-license'), KEY);
    expect(problem?.error.message).toBe(
      "Can't save key.gitlab-license because its folder doesn't exist. Choose another folder.",
    );
  });
});

describe('what was known last', () => {
  const warn = vi.fn();
  const store = () => new StateStore(new StateFiles(STORAGE), () => Promise.resolve(format), warn);

  beforeEach(() => warn.mockClear());

  it('outlives the session, and another window that reads it meanwhile', async () => {
    const first = store();
    first.save(A, { last: fetchedAt(1) });
    await first.load(A);
    const [path = ''] = world.disk.paths;
    expect(path).toMatch(/^c:\\users\\me\\appdata\\.*\\manager\\[0-9a-f]{32}\.json$/);
    world.disk.lock(path, 'EPERM', 10);
    first.save(A, { last: fetchedAt(2) });
    await first.load(A);
    expect(await store().load(A)).toEqual({ last: fetchedAt(2) });
    onlyFile(path);
    expect(warn).not.toHaveBeenCalled();
  });

  it('stays as it was while another program has it open, which the log says', async () => {
    const first = store();
    first.save(A, { last: fetchedAt(1) });
    await first.load(A);
    const [path = ''] = world.disk.paths;
    world.disk.lock(path, 'EBUSY');
    first.save(A, { last: fetchedAt(2) });
    await first.load(A);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('EBUSY'));
    expect(await store().load(A)).toEqual({ last: fetchedAt(1) });
    onlyFile(path);
  });
});

describe('the record of changes', () => {
  const log = { warn: vi.fn() };
  const parts = { storage: STORAGE, log } as unknown as CommandParts;
  const record = (licenseId: number) =>
    recordChange(parts, {
      action: 'delete',
      licenseId,
      instance: { url: A },
      sent: { kind: 'done', value: undefined, writer: { account: 'root' } } as unknown as Parameters<
        typeof recordChange
      >[1]['sent'],
    });
  const ids = () =>
    (world.disk.text(RECORD) ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { licenseId: number }).licenseId);

  it('has every change, also after a moment in which another program has it open', async () => {
    await record(1);
    world.disk.lock(RECORD, 'EBUSY', 20);
    await record(2);
    expect(ids()).toEqual([1, 2]);
    expect(notifications).toEqual([]);
  });

  it('that stays open is told, and takes the change when that is tried again', async () => {
    await record(1);
    world.disk.lock(RECORD, 'EBUSY', 45);
    presses.push('Try Again');
    await record(2);
    expect(notifications[0]).toEqual({
      message:
        "This change isn't in the record of changes. Can't save changes.jsonl. It may be open in another program.",
      buttons: ['Try Again', 'Show Log'],
    });
    await vi.waitFor(() =>
      expect(notifications[1]?.message).toBe('Added the change to the record of changes.'),
    );
    expect(ids()).toEqual([1, 2]);
  });

  it('keeps every other line where a full disk has cut one', async () => {
    await record(1);
    world.disk.writing = 'ENOSPC';
    await record(2);
    world.disk.writing = undefined;
    await record(3);
    const lines = (world.disk.text(RECORD) ?? '').split('\n');
    expect(lines).toHaveLength(4);
    expect(
      [lines[0], lines[2]].map((line) => (JSON.parse(line ?? '') as { licenseId: number }).licenseId),
    ).toEqual([1, 3]);
    expect(notifications[0]?.message).toContain('because the disk is full.');
  });
});

describe('a file that is chosen', () => {
  it('with certificates is kept as a path of Windows, unless it is on another computer', async () => {
    chosen.push(Uri.file('C:\\certs\\ca.pem'));
    expect(await pickCaFile()).toBe('c:\\certs\\ca.pem');
    chosen.push(new Uri('vscode-remote', '/etc/ssl/ca.pem'));
    expect(await pickCaFile()).toBeUndefined();
    expect(notifications.map(({ message }) => message)).toEqual([
      'Choose a CA file on this computer, not on a remote computer.',
    ]);
  });

  it.each([
    '~\\keys\\none.pem',
    '~/keys/none.pem',
    'C:\\Users\\me\\keys\\none.pem',
    'c:/Users/me/keys/none.pem',
  ])('with a public key is looked for in %s', async (path) => {
    world.disk.put('C:\\Users\\me\\keys\\none.pem', 'no key');
    expect(await readPublicKey(path)).toEqual({ problem: `${path} isn't a PEM file.` });
    world.disk.reset();
    expect(await readPublicKey(path)).toEqual({ problem: `Can't find ${path}.` });
  });

  it.each(['keys\\public.pem', '\\keys\\public.pem', 'C:public.pem'])(
    'is not looked for in %s',
    async (path) => {
      expect(await readPublicKey(path)).toEqual({
        problem: expect.stringContaining('is relative') as string,
      });
    },
  );

  it('is suggested in the home folder', () => {
    expect(suggestedFile('license_usage.csv').fsPath).toBe('c:\\Users\\me\\license_usage.csv');
  });
});
