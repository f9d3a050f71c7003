import { delimiter, join } from 'node:path';
import { hasApt, installWithApt, isExecutable } from './apt';
import { progress } from './progress';

const LINUX_COMMANDS = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chromium-browser',
  'microsoft-edge',
];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * How tests start the browser: without a window, and without its own traffic. `root` may not use
 * Chromium's sandbox; the pages it opens here are this project's alone.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium, Chrome or Edge; on Debian and its relatives, as root, it is installed if missing.
 * `CHROME_PATH` overrides the search.
 *
 * @throws Error that says what to install.
 */
export function requireChromium(): string {
  const found = findChromium() ?? installedChromium();
  if (found !== undefined) {
    return found;
  }
  throw new Error(
    'No Chromium, Chrome or Edge was found: install one, or set CHROME_PATH to its executable.',
  );
}

function findChromium(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  return [...(chosen === undefined ? [] : [chosen]), ...usualPlaces()].find(isExecutable);
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPLICATIONS;
  }
  if (process.platform === 'win32') {
    return environmentValues('ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA').flatMap((folder) =>
      WINDOWS_PROGRAMS.map((program) => join(folder, program)),
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return LINUX_COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function environmentValues(...names: string[]): string[] {
  return names.map((name) => process.env[name]).filter((value) => value !== undefined);
}

function installedChromium(): string | undefined {
  if (!hasApt()) {
    return undefined;
  }
  progress('Installing Chromium for the tests (apt-get) …');
  installWithApt('chromium');
  return findChromium();
}
