import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingTools, wrongNode, wrongSystem } from '../requirements.mjs';
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

test('where VS Code for the browser cannot run, it is said what can', () => {
  const linux = { platform: 'linux', node: '20.19.0', isDemo: true };
  expect(wrongSystem(linux)).toBeUndefined();
  expect(wrongSystem({ ...linux, platform: 'win32' })).toContain('Run this in WSL: https://');
  expect(wrongSystem({ ...linux, platform: 'win32', isDemo: false })).toContain('npm run test:desktop');
  expect(wrongSystem({ ...linux, platform: 'darwin' })).toContain('needs Node.js 24; this is 20.19.0.');
  expect(wrongSystem({ ...linux, platform: 'darwin', node: '24.3.1' })).toBeUndefined();
});

test('Node.js has to be one that builds the extension', () => {
  for (const version of ['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.21.0']) {
    expect(wrongNode(version)).toBeUndefined();
  }
  for (const version of ['18.20.0', '20.18.3', '21.7.0', '22.11.0']) {
    expect(wrongNode(version)).toBe(`Node.js 20.19, 22.12 or later is needed; this is ${version}.`);
  }
});
