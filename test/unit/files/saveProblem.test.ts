import { describe, expect, it } from 'vitest';
import { saveProblemOf } from '../../../src/files/saveProblem';

/** As Node throws it, or VS Code's file system, which has no `syscall`. */
function thrown(code: string, syscall?: string, message = 'words of the system'): Error {
  return Object.assign(new Error(message), { code, ...(syscall !== undefined && { syscall }) });
}

describe('what kept a file from being saved', () => {
  it.each([
    ['ENOSPC', 'write', 'full'],
    ['EDQUOT', 'write', 'full'],
    ['EROFS', 'open', 'readOnly'],
    ['EACCES', 'open', 'noPermission'],
    ['EPERM', 'open', 'noPermission'],
    ['EACCES', 'rename', 'noPermission'],
    ['EBUSY', 'rename', 'inUse'],
    ['EEXIST', 'link', 'exists'],
    ['EEXIST', 'mkdir', 'notAFolder'],
    ['EISDIR', 'rename', 'isFolder'],
    ['ENOTDIR', 'open', 'notAFolder'],
    ['ENOENT', 'open', 'noFolder'],
    ['ENAMETOOLONG', 'open', 'nameTooLong'],
    ['EIO', 'write', 'unavailable'],
    ['FileExists', undefined, 'exists'],
    ['FileIsADirectory', undefined, 'isFolder'],
    ['FileNotADirectory', undefined, 'notAFolder'],
    ['FileNotFound', undefined, 'noFolder'],
    ['NoPermissions', undefined, 'noPermission'],
    ['Unavailable', undefined, 'unavailable'],
  ])('%s of %s: %s', (code, call, kind) => {
    expect(saveProblemOf(thrown(code, call), 'linux')).toEqual({ kind });
  });

  it.each([
    ['EPERM', 'rename', 'inUse'],
    ['EACCES', 'rename', 'inUse'],
    ['EPERM', 'unlink', 'inUse'],
    ['EPERM', 'open', 'noPermission'],
    ['EACCES', 'mkdir', 'noPermission'],
  ])('%s of %s on Windows: %s', (code, call, kind) => {
    expect(saveProblemOf(thrown(code, call), 'win32')).toEqual({ kind });
  });

  it('is found in the words of another computer where VS Code has no code for it', () => {
    const full = thrown(
      'Unknown',
      undefined,
      'Unknown (FileSystemError): ENOSPC: no space left on device, write',
    );
    expect(saveProblemOf(full)).toEqual({ kind: 'full' });
  });

  it.each([
    [thrown('EWHATEVER', 'open'), 'EWHATEVER'],
    [thrown('Unknown', undefined, 'EVERYTHING is broken'), 'Unknown'],
    [new Error('without a code'), ''],
    ['no error at all', ''],
    [thrown('constructor'), 'constructor'],
  ])('can be something else: %s', (error, code) => {
    expect(saveProblemOf(error)).toEqual({ kind: 'other', code });
  });
});
