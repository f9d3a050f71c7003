import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomicFile } from '../../../src/storage/atomicFile';

const fine = () => Promise.resolve();

describe('a file that is written whole', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whole-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const path = () => join(folder, 'key.txt');
  const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

  it('holds what was written, as text or bytes, for its owner alone', async () => {
    await writeAtomicFile(path(), 'käse', fine);
    expect(await readFile(path(), 'utf8')).toBe('käse');
    const bytes = Buffer.from([0xff, 0, 0x0d, 0x0a]);
    await writeAtomicFile(path(), bytes, fine);
    expect(await readFile(path())).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['key.txt']);
    expect(await mode(path())).toBe(process.platform === 'win32' ? '666' : '600');
  });

  it('is for its owner alone also when another was there that was not', async () => {
    await writeFile(path(), 'before', { mode: 0o644 });
    await writeAtomicFile(path(), 'after', fine);
    expect(await readFile(path(), 'utf8')).toBe('after');
    expect(await mode(path())).toBe(process.platform === 'win32' ? '666' : '600');
  });

  it('makes the folders that are missing', async () => {
    const deep = join(folder, 'a', 'b', 'key.txt');
    await writeAtomicFile(deep, 'x', fine);
    expect(await readFile(deep, 'utf8')).toBe('x');
  });

  it('replaces nothing unless it may, also not what a link stands for', async () => {
    await writeAtomicFile(path(), 'new', fine, { mayReplace: false });
    expect(await mode(path())).toBe(process.platform === 'win32' ? '666' : '600');
    await expect(writeAtomicFile(path(), 'x', fine, { mayReplace: false })).rejects.toThrow('EEXIST');
    await symlink(join(folder, 'nowhere'), join(folder, 'link'));
    await expect(writeAtomicFile(join(folder, 'link'), 'x', fine, { mayReplace: false })).rejects.toThrow(
      'EEXIST',
    );
    expect(await readFile(path(), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['key.txt', 'link']);
  });

  it('lets a check look at what was written before it gets its name', async () => {
    await writeFile(path(), 'before');
    const seen = await writeAtomicFile(path(), 'after', async (handle) => ({
      written: (await handle.read(Buffer.alloc(9), 0, 9, 0)).buffer.subarray(0, 5).toString(),
      there: await readFile(path(), 'utf8'),
    }));
    expect(seen).toEqual({ written: 'after', there: 'before' });
  });

  it('stays as it was when the check throws, and leaves nothing behind', async () => {
    await writeFile(path(), 'before');
    const bad = () => Promise.reject(new Error('not what it should be'));
    await expect(writeAtomicFile(path(), 'after', bad)).rejects.toThrow('not what it should be');
    expect(await readFile(path(), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['key.txt']);
  });

  it('leaves nothing behind where its name is taken by a folder', async () => {
    await mkdir(path());
    await expect(writeAtomicFile(path(), 'x', fine)).rejects.toMatchObject({
      code: expect.stringMatching(/EISDIR|EPERM/) as string,
    });
    expect(await readdir(folder)).toEqual(['key.txt']);
  });

  it('fails where there can be no folder', async () => {
    await writeFile(path(), 'x');
    await expect(writeAtomicFile(join(path(), 'below'), 'x', fine)).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST|ENOENT/) as string,
    });
  });

  it('is one of the whole texts when several are written at the same time', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(5000));
    await Promise.all(texts.map((text) => writeAtomicFile(path(), text, fine)));
    expect(texts).toContain(await readFile(path(), 'utf8'));
    expect(await readdir(folder)).toEqual(['key.txt']);
  });
});
