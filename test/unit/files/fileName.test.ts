import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posix, win32 } from 'node:path';
import { fileName, temporaryName } from '../../../src/files/fileName';

describe('a name for a file', () => {
  it.each([
    [['gitlab.example.com', 'ultimate', '2027-01-10'], 'gitlab.example.com-ultimate-2027-01-10.key'],
    [['Müller 日本', undefined, 'premium'], 'Müller-日本-premium.key'],
    [['a', '../../.ssh/authorized_keys'], 'a-ssh-authorized_keys.key'],
    [['C:\\Windows\\x', 'a\u0000b\nc'], 'C-Windows-x-a-b-c.key'],
    [['\u202efdp.exe'], 'fdp.exe.key'],
    [['.hidden.'], 'hidden.key'],
    [['', '///'], 'gitlab.key'],
    [['CON'], '_CON.key'],
    [['nul.txt'], '_nul.txt.key'],
    [['COM1', 'x'], 'COM1-x.key'],
    [['aux.example.com', 'ultimate'], '_aux.example.com-ultimate.key'],
    [['Prn.gitlab.example.com'], '_Prn.gitlab.example.com.key'],
    [['com¹.example.com'], '_com¹.example.com.key'],
    [['auxiliary.example.com'], 'auxiliary.example.com.key'],
  ])('from %j is %s', (parts, name) => {
    expect(fileName(parts, 'key')).toBe(name);
  });

  it.each([
    ['a'.repeat(2_000_000), 100],
    ['日'.repeat(100), 68],
    ['\u{20000}'.repeat(100), 100],
  ])('is cut', (text, length) => {
    const name = fileName([text, text], 'key');
    expect(name.length).toBeLessThanOrEqual(length + 4);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).not.toMatch(/\p{Cs}/u);
    expect(name).toMatch(/\.key$/);
  });

  it('is never a path, hidden, or reserved', () => {
    const unit = fc.constantFrom('a', '.', '/', '\\', ':', '*', '\0', '\n', '-', ' ', 'con', '\ud800', '日');
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 150 })));
    fc.assert(
      fc.property(texts, (parts) => {
        const name = fileName(parts, 'key');
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]*\.key$/u);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/^con\./i);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of a temporary file', () => {
  const id = '123e4567-e89b-42d3-a456-426614174000';

  it('is longer by 41 characters', () => {
    expect(temporaryName('key.pem', id)).toBe(`key.pem.${id}.tmp`);
    expect(temporaryName('', id)).toHaveLength(41);
  });

  it.each(['k'.repeat(255), '日'.repeat(85), '\u{20000}'.repeat(63)])(
    'fits where another just fits',
    (name) => {
      const temporary = temporaryName(name, id);
      expect(Buffer.byteLength(temporary)).toBeLessThanOrEqual(255);
      expect(temporary).toMatch(new RegExp(`^[^\\p{Cs}]+\\.${id}\\.tmp$`, 'u'));
    },
  );

  it.each([
    ['E:\\key.pem', win32],
    ['e:\\a b\\key.pem', win32],
    ['\\\\server\\share\\key.pem', win32],
    ['/key.pem', posix],
    ['/home/me/key.pem', posix],
  ])('stays in the folder of %s', (path, paths) => {
    const temporary = paths.join(paths.dirname(path), temporaryName(paths.basename(path), id));
    expect(temporary).toBe(`${path}.${id}.tmp`);
  });
});
