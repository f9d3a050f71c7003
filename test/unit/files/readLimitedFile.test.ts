import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAtMost, readLimitedFile } from '../../../src/files/readLimitedFile';

const KIB = 1024;

describe('a file that is read up to a limit', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'limited-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([0, 1, 4095, 4096, 4097, 64 * KIB])('is read when it has %d bytes', async (size) => {
    const bytes = Buffer.alloc(size, 'käse');
    writeFileSync(path('file'), bytes);
    const read = await readLimitedFile(path('file'), 64 * KIB);
    expect(read.kind === 'read' && read.bytes.equals(bytes)).toBe(true);
  });

  it('is too large from one byte above the limit', async () => {
    writeFileSync(path('file'), Buffer.alloc(10));
    expect(await readLimitedFile(path('file'), 10)).toMatchObject({ kind: 'read' });
    expect(await readLimitedFile(path('file'), 9)).toEqual({ kind: 'tooLarge', limitBytes: 9 });
    writeFileSync(path('empty'), '');
    expect(await readLimitedFile(path('empty'), 0)).toMatchObject({ kind: 'read' });
  });

  it('is read where a symbolic link leads to it', async () => {
    writeFileSync(path('file'), 'text');
    symlinkSync(path('file'), path('link'));
    expect(await readLimitedFile(path('link'), KIB)).toMatchObject({ bytes: Buffer.from('text') });
  });

  it('says what is missing, and what is no file', async () => {
    expect(await readLimitedFile(path('missing'), KIB)).toEqual({ kind: 'failed', code: 'ENOENT' });
    mkdirSync(path('folder'));
    expect(await readLimitedFile(path('folder'), KIB)).toEqual({ kind: 'notAFile' });
  });

  it('may grow while it is read', async () => {
    writeFileSync(path('growing'), Buffer.alloc(5000, 'a'));
    const handle = await open(path('growing'));
    const growing = new Proxy(handle, {
      get: (target, name) =>
        name === 'stat'
          ? () => Promise.resolve({ size: 3 })
          : (Reflect.get(target, name) as () => unknown).bind(target),
    });
    expect(await readAtMost(growing, 4999)).toBeUndefined();
    await handle.close();
  });

  describe.skipIf(process.platform === 'win32')('that is a device or a pipe', () => {
    it('is not read, also behind a link', async () => {
      symlinkSync('/dev/zero', path('zero'));
      expect(await readLimitedFile('/dev/zero', KIB)).toEqual({ kind: 'notAFile' });
      expect(await readLimitedFile(path('zero'), KIB)).toEqual({ kind: 'notAFile' });
    });

    it('does not wait for a writer', async () => {
      execFileSync('mkfifo', [path('pipe')]);
      symlinkSync(path('pipe'), path('toPipe'));
      expect(await readLimitedFile(path('pipe'), KIB)).toEqual({ kind: 'notAFile' });
      expect(await readLimitedFile(path('toPipe'), KIB)).toEqual({ kind: 'notAFile' });
    });
  });

  it.runIf(process.platform === 'linux')(
    'of /proc, which states no size, is read up to the limit',
    async () => {
      const all = await readLimitedFile('/proc/self/maps', 4 * KIB * KIB);
      expect(all.kind === 'read' && all.bytes.length).toBeGreaterThan(KIB);
      expect(await readLimitedFile('/proc/self/maps', KIB)).toEqual({ kind: 'tooLarge', limitBytes: KIB });
    },
  );
});
