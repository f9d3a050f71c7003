import { posix, win32 } from 'node:path';

/** Whether two absolute paths are about the same file, as far as they are written: Windows takes `c:/a` for `C:\\A`. */
export function isSamePath(a: string, b: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'win32') {
    return posix.normalize(a) === posix.normalize(b);
  }
  return win32.normalize(a).toLowerCase() === win32.normalize(b).toLowerCase();
}
