import { describe, expect, it } from 'vitest';
import { isSamePath } from '../../../src/files/isSamePath';

describe('two spellings of a path', () => {
  it.each([
    ['win32', 'C:\\keys\\a.pem', 'c:\\keys\\a.pem', true],
    ['win32', 'C:\\Keys\\a.pem', 'c:/keys/A.PEM', true],
    ['win32', '\\\\server\\share\\a.pem', '//SERVER/share/a.pem', true],
    ['win32', 'C:\\keys\\a.pem', 'D:\\keys\\a.pem', false],
    ['linux', '/keys/a.pem', '/keys//b/../a.pem', true],
    ['linux', '/keys/a.pem', '/keys/A.pem', false],
    ['darwin', '/keys/a.pem', '/keys/a.pem', true],
  ] as const)('on %s: %s and %s', (platform, a, b, isSame) => {
    expect(isSamePath(a, b, platform)).toBe(isSame);
  });
});
