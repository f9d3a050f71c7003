import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The computer that a path is about. */
export interface Computer {
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/**
 * A path that a person or a program wrote, as an absolute one: `~/` stands for the home folder. Undefined for a
 * relative path, which would lead somewhere else with each folder that VS Code is started in.
 */
export function localPath(
  text: string,
  { home, platform }: Computer = { home: homedir(), platform: process.platform },
): string | undefined {
  if (startsAtHome(text, platform)) {
    return (platform === 'win32' ? win32 : posix).join(home, text.slice(2));
  }
  return isAbsolute(text, platform) ? text : undefined;
}

function startsAtHome(text: string, platform: NodeJS.Platform): boolean {
  return text.startsWith('~/') || (platform === 'win32' && text.startsWith('~\\'));
}

/** On Windows, `\folder` depends on the current drive and `C:file` on the current folder of that drive. */
function isAbsolute(text: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(text) : posix.isAbsolute(text);
}
