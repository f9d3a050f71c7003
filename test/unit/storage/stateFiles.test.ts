import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { StateFiles } from '../../../src/storage/stateFiles';
import { isWhole, URLS } from './states';

const A = 'https://gitlab.example/a:b?c' as InstanceUrl;
const B = 'https://gitlab.example/b' as InstanceUrl;

let folder: string;
let files: StateFiles;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'glm-state-')), 'not', 'there', 'yet');
  files = new StateFiles(folder);
});

afterEach(async () => {
  await rm(join(folder, '..', '..', '..'), { recursive: true });
});

describe('a state file', () => {
  it('is written, replaced, read and removed', async () => {
    await files.write(A, 'one');
    await files.write(B, 'other');
    await files.write(A, 'two');
    expect((await files.read(A))?.text).toBe('two');
    await files.remove(A);
    await expect(files.read(A)).resolves.toBeUndefined();
    expect((await files.read(B))?.text).toBe('other');
  });

  it('has the same version whether it is read or not, and another one after each write', async () => {
    await expect(files.version(A)).resolves.toBeUndefined();
    const first = await files.write(A, 'one');
    await expect(files.version(A)).resolves.toBe(first);
    expect((await files.read(A))?.version).toBe(first);
    await files.write(A, 'one');
    await expect(files.version(A)).resolves.not.toBe(first);
    await files.remove(A);
    await expect(files.version(A)).resolves.toBeUndefined();
  });

  it('has a name that says nothing, and only its owner may read it', async () => {
    await files.write(A, 'one');
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.json$/)]);
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, names[0]!))).mode & 0o777).toBe(0o600);
    }
  });

  it('is not read again at a version that is known', async () => {
    const version = await files.write(A, 'one');
    await expect(files.read(A, version)).resolves.toBeUndefined();
    const next = await new StateFiles(folder).write(A, 'two');
    await expect(files.read(A, version)).resolves.toEqual({ text: 'two', version: next });
  });

  it.skipIf(process.platform === 'win32')(
    'is not read where it is a device, a pipe or far too large',
    async () => {
      await files.write(A, 'one');
      const path = join(folder, (await readdir(folder))[0]!);
      await truncate(path, 16 * 1024 * 1024 + 1);
      await expect(files.read(A)).rejects.toThrow('too large');
      await rm(path);
      await symlink('/dev/zero', path);
      await expect(files.read(A)).rejects.toThrow('not a regular file');
      await rm(path);
      execFileSync('mkfifo', [path]);
      await expect(files.read(A)).rejects.toThrow('not a regular file');
    },
  );

  it('may be missing, with its folder', async () => {
    await expect(files.read(A)).resolves.toBeUndefined();
    await files.remove(A);
    await files.sweep([]);
  });

  it('that cannot be replaced stays, and nothing else is left behind', async () => {
    await files.write(A, 'one');
    const [name] = await readdir(folder);
    await rm(join(folder, name!));
    await mkdir(join(folder, name!));
    await expect(files.write(A, 'two')).rejects.toThrow();
    expect(await readdir(folder)).toEqual([name]);
  });
});

describe('at a start', () => {
  it('the files of instances that are gone and what killed windows left are removed, nothing else', async () => {
    await files.write(A, 'one');
    const kept = await readdir(folder);
    await files.write(B, 'two');
    const [old, young] = ['1', '2'].map((digit) => `${kept[0]!}.${digit}.tmp`);
    for (const name of [old!, young!, 'notes.json']) {
      await writeFile(join(folder, name), 'x');
    }
    const twoHoursAgo = Date.now() / 1000 - 7_200;
    await utimes(join(folder, old!), twoHoursAgo, twoHoursAgo);
    await utimes(join(folder, 'notes.json'), twoHoursAgo, twoHoursAgo);
    await files.sweep([A]);
    expect((await readdir(folder)).sort()).toEqual([...kept, young, 'notes.json'].sort());
  });
});

describe('a window that is killed while it writes', () => {
  const program = join(mkdtempSync(join(tmpdir(), 'glm-')), 'writeStates.cjs');

  beforeAll(() => {
    const entryPoints = [join(import.meta.dirname, 'writeStates.ts')];
    buildSync({ entryPoints, outfile: program, bundle: true, platform: 'node' });
  });
  afterAll(() => rm(dirname(program), { recursive: true }));

  it.each([0, 3, 11, 19, 31])('leaves every file whole (after %d ms)', { timeout: 30_000 }, async (wait) => {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, wait));
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    for (const url of URLS) {
      const { text } = (await files.read(url))!;
      expect(isWhole(text), `${text.length} characters`).toBe(true);
    }
  });
});
