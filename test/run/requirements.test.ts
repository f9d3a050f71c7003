import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingTools } from '../requirements.mjs';
import { withTemporaryFolder } from '../vscode/temporary';

const DEBIAN = { platform: 'linux', hasApt: true, isRoot: false, compiles: true, needsBrowser: true };

function has(folder: string, ...commands: string[]): void {
  for (const command of commands) {
    writeFileSync(join(folder, command), '');
    chmodSync(join(folder, command), 0o755);
  }
}

test('what is missing is said with the command that gets it', async () => {
  await withTemporaryFolder((path) => {
    has(path, 'python3');
    expect(missingTools({ ...DEBIAN, path })).toBe(
      'Missing on this computer: make, a C++ compiler, Chromium, Chrome or Edge.\n' +
        'Install them: sudo apt-get install --yes make g++ chromium',
    );
    expect(missingTools({ ...DEBIAN, path, isRoot: true })).toContain(': apt-get install --yes make g++');
    expect(missingTools({ ...DEBIAN, path, hasApt: false })).toContain('the package manager of this system');
    return Promise.resolve();
  });
});

test('nothing is missing where all is there, or is not needed', async () => {
  await withTemporaryFolder((path) => {
    const nothing = { ...DEBIAN, path, compiles: false, needsBrowser: false };
    expect(missingTools(nothing)).toBeUndefined();
    expect(missingTools({ ...nothing, needsBrowser: true, browser: '/opt/chrome' })).toBeUndefined();
    expect(missingTools({ ...nothing, needsBrowser: true, isRoot: true })).toBeUndefined();
    has(path, 'make', 'clang++', 'python3', 'google-chrome');
    expect(missingTools({ ...DEBIAN, path })).toBeUndefined();
    return Promise.resolve();
  });
});
