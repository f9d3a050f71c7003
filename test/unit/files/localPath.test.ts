import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localPath, type Computer } from '../../../src/files/localPath';

const LINUX: Computer = { home: '/home/me', platform: 'linux' };
const WINDOWS: Computer = { home: 'C:\\Users\\me', platform: 'win32' };

describe('a path that somebody wrote', () => {
  it.each([
    ['/etc/ca.pem', '/etc/ca.pem'],
    ['~/ca.pem', '/home/me/ca.pem'],
    ['~/a/../ca.pem', '/home/me/ca.pem'],
  ])('%s is %s', (text, path) => {
    expect(localPath(text, LINUX)).toBe(path);
  });

  it.each(['ca.pem', './ca.pem', '../ca.pem', '~', '~other/ca.pem', '', ' /ca.pem', 'C:\\ca.pem'])(
    '%j is relative',
    (text) => {
      expect(localPath(text, LINUX)).toBeUndefined();
    },
  );

  it.each([
    ['C:\\certs\\ca.pem', 'C:\\certs\\ca.pem'],
    ['c:/certs/ca.pem', 'c:/certs/ca.pem'],
    ['\\\\server\\share\\ca.pem', '\\\\server\\share\\ca.pem'],
    ['~/ca.pem', 'C:\\Users\\me\\ca.pem'],
    ['~\\ca.pem', 'C:\\Users\\me\\ca.pem'],
  ])('%s is %s on Windows', (text, path) => {
    expect(localPath(text, WINDOWS)).toBe(path);
  });

  it.each(['ca.pem', '\\ca.pem', '/ca.pem', 'C:ca.pem', '..\\ca.pem'])(
    '%j is relative on Windows',
    (text) => {
      expect(localPath(text, WINDOWS)).toBeUndefined();
    },
  );

  it('is about this computer', () => {
    expect(localPath('~/ca.pem')).toBe(join(homedir(), 'ca.pem'));
  });
});
