// What a computer must have before anything is downloaded. Plain JavaScript without packages: see setup.mjs.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What compiles the native modules of VS Code, and the browser of the tests: any of the commands will do. */
const TOOLS = [
  { name: 'make', commands: ['make'], debian: 'make' },
  { name: 'a C++ compiler', commands: ['g++', 'c++', 'clang++'], debian: 'g++' },
  { name: 'Python 3', commands: ['python3'], debian: 'python3' },
];
const BROWSER = {
  name: 'Chromium, Chrome or Edge',
  commands: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge'],
  debian: 'chromium',
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A sentence that says what is missing and how to get it; undefined when nothing is. On macOS the browser is looked for
 * where applications lie, later; root's Chromium on Debian is installed by itself.
 *
 * @param {object} machine
 * @param {string} machine.path the search path for commands
 * @param {string} machine.platform as `process.platform`
 * @param {boolean} machine.hasApt
 * @param {boolean} machine.isRoot
 * @param {boolean} machine.compiles whether VS Code is still to be installed
 * @param {boolean} machine.needsBrowser
 * @param {string} [machine.browser] the chosen one
 */
export function missingTools({ path, platform, hasApt, isRoot, compiles, needsBrowser, browser }) {
  const folders = path.split(delimiter);
  const isThere = ({ commands }) =>
    commands.some((command) => folders.some((folder) => isExecutable(join(folder, command))));
  const browserComesByItself = isRoot && hasApt;
  const wanted = [
    ...(compiles ? TOOLS : []),
    ...(needsBrowser && platform === 'linux' && browser === undefined && !browserComesByItself
      ? [BROWSER]
      : []),
  ];
  const missing = wanted.filter((tool) => !isThere(tool));
  if (missing.length === 0) return undefined;
  const names = missing.map(({ name }) => name).join(', ');
  return `Missing on this computer: ${names}.\n${advice(missing, { platform, hasApt, isRoot })}`;
}

/** The engines of rolldown, which builds the extension: the first minor version by major ones. */
const OLDEST_NODES = { 20: 19, 22: 12 };

/**
 * A sentence that says which Node.js builds and tests the extension; undefined where this one does.
 *
 * @param {string} version as `process.versions.node`
 */
export function wrongNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const isKnown = major > 22 || minor >= (OLDEST_NODES[major] ?? Infinity);
  return isKnown ? undefined : `Node.js 20.19, 22.12 or later is needed; this is ${version}.`;
}

/** The major version of Node.js that runs VS Code for the browser. */
export const NODE_MAJOR = '24';

/**
 * A sentence that says why VS Code for the browser can't be had on this system, and what to do instead; undefined where
 * it can. Elsewhere than on Windows and macOS its Node.js comes from npm.
 *
 * @param {object} machine
 * @param {string} machine.platform as `process.platform`
 * @param {string} machine.node as `process.versions.node`
 * @param {boolean} machine.isDemo
 */
export function wrongSystem({ platform, node, isDemo }) {
  if (platform === 'win32') {
    const wsl = 'VS Code for the browser (code-server) has no Windows version. Run this in WSL';
    return isDemo
      ? `${wsl}: https://learn.microsoft.com/windows/wsl/install`
      : `${wsl}, or run npm run test:desktop on Windows.`;
  }
  if (platform === 'darwin' && !node.startsWith(`${NODE_MAJOR}.`)) {
    return `On macOS, this needs Node.js ${NODE_MAJOR}; this is ${node}. Install it from https://nodejs.org, then try again.`;
  }
  return undefined;
}

function advice(missing, { platform, hasApt, isRoot }) {
  if (platform === 'darwin') return 'Install the command line tools: xcode-select --install';
  if (!hasApt) return 'Install them with the package manager of this system, then try again.';
  const packages = missing.map(({ debian }) => debian).join(' ');
  return `Install them: ${isRoot ? '' : 'sudo '}apt-get install --yes ${packages}`;
}
