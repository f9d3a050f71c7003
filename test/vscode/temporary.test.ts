import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from './temporary';

function failsWith(code: string) {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

test('a folder is removed with what is in it', () => {
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
});

test('a folder with a locked file stays, and fails no test', () => {
  for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
    expect(() => removeFolder('folder', failsWith(code))).not.toThrow();
  }
});

test('another reason why it cannot be removed is not hidden', () => {
  expect(() => removeFolder('folder', failsWith('ENOTEMPTY'))).toThrow('ENOTEMPTY');
});
