import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimName } from '../../../src/fleet/notifications/claims';
import type { DueWarning } from '../../../src/fleet/notifications/dueWarnings';
import type { Step, Subject } from '../../../src/fleet/notifications/warnings';
import type { InstanceUrl } from '../../../src/instances/address';
import { ClaimFiles } from '../../../src/storage/claimFiles';
import { answered, inDays, license, statusNow } from '../fleet/statuses';

const SUBJECT: Subject = {
  url: 'https://secret-project.example' as InstanceUrl,
  kind: 'expiry',
  licenseId: 7,
  date: inDays(13),
};

let parent: string;
let folder: string;
let files: ClaimFiles;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'glm-claims-'));
  folder = join(parent, 'not', 'there', 'yet');
  files = new ClaimFiles(folder);
});

afterEach(async () => {
  await rm(parent, { recursive: true });
});

function warning(passed: readonly [Step, ...Step[]], isReminder = false): DueWarning {
  const status = statusNow(answered([license(7, -100, 13)]));
  const [reason] = status.attention.reasons;
  return { subject: SUBJECT, reason: reason!, passed, status, isReminder };
}

describe('claims', () => {
  it('are there after a restart, those of the steps before too', async () => {
    await expect(files.claim(warning([14, 30, 60, 90]))).resolves.toBe(true);
    const { names } = await new ClaimFiles(folder).read();
    expect(names.toSorted()).toEqual([14, 30, 60, 90].map((step) => claimName(SUBJECT, step)).toSorted());
    await expect(new ClaimFiles(folder).claim(warning([14, 30, 60, 90]))).resolves.toBe(false);
  });

  it('go to one of many windows that make them at the same time', async () => {
    const windows = Array.from({ length: 20 }, () => new ClaimFiles(folder));
    const claimed = await Promise.all(windows.map((window) => window.claim(warning([14, 30]))));
    expect(claimed.filter((isOurs) => isOurs)).toHaveLength(1);
  });

  it('say no address, neither in their names nor in their texts, and only their owner may read them', async () => {
    await files.claim(warning([14, 30]));
    await files.remind(SUBJECT, 1);
    await files.silence(SUBJECT);
    const names = await readdir(folder);
    expect(names).toHaveLength(4);
    for (const name of names) {
      expect(name + (await readFile(join(folder, name), 'utf8'))).not.toContain('secret');
      if (process.platform !== 'win32') {
        expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
      }
    }
  });

  it('that are reminders are taken over by one of many windows, and can then be made again', async () => {
    await files.claim(warning([14, 30]));
    await files.remind(SUBJECT, 1_000);
    expect([...(await files.read()).dueAt]).toEqual([[claimName(SUBJECT, 'later'), 1_000]]);

    const windows = Array.from({ length: 20 }, () => new ClaimFiles(folder));
    const taken = await Promise.all(windows.map((window) => window.claim(warning([7, 14, 30], true))));
    expect(taken.filter((isOurs) => isOurs)).toHaveLength(1);
    expect((await files.read()).names).toContain(claimName(SUBJECT, 7));
    expect((await files.read()).dueAt.size).toBe(0);

    await files.remind(SUBJECT, 2_000);
    expect([...(await files.read()).dueAt.values()]).toEqual([2_000]);
  });

  it('whose window was killed while it wrote them still count', async () => {
    await files.claim(warning([14]));
    await writeFile(join(folder, claimName(SUBJECT, 'later')), '');
    const [dueAt] = (await files.read()).dueAt.values();
    expect(dueAt).toBeGreaterThan(Date.now());
    expect(dueAt).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
  });

  it('are removed by name, and nothing else in the folder is looked at', async () => {
    await files.claim(warning([14]));
    await writeFile(join(folder, 'notes.txt'), 'mine');
    const [file, ...others] = await files.files();
    expect(others).toEqual([]);
    await files.remove([file!.name, 'gone.json']);
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });

  it('are none where there is no folder', async () => {
    await expect(files.read()).resolves.toEqual({ names: [], dueAt: new Map() });
    await expect(files.files()).resolves.toEqual([]);
  });

  it('that cannot be made are an error', async () => {
    await writeFile(join(parent, 'not'), 'a file in the place of a folder');
    await expect(files.claim(warning([14]))).rejects.toThrow(/ENOTDIR|EEXIST|ENOENT/);
  });
});
