// Runs a TypeScript file of test/ with everything it needs: `node test/setup.mjs <entry.ts> [arguments]`.
// Plain JavaScript without packages, because it is what installs them. It never writes to stdout: that
// belongs to the entry (`npm run gitlab` prints one line of JSON there).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { missingTools, wrongNode, wrongSystem } from './requirements.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PARENT_CHECK_MS = 200;

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** Whether node_modules holds what package-lock.json says. npm writes its hidden lock file last, when all is in place. */
function packagesAreInstalled() {
  const hiddenLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hiddenLock)) return false;

  const installed = readPackages(hiddenLock);
  const { '': _project, ...wanted } = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    // Optional packages are there only on the platforms they are for.
    if (installed[path] === undefined) return entry.optional === true;
    return installed[path].version === entry.version && installed[path].integrity === entry.integrity;
  });
}

function installPackages() {
  process.stderr.write('Installing packages (npm ci) …\n');
  const windows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    cwd: root,
    // npm's own report goes to stderr as well.
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (status !== 0) throw new Error('npm ci failed; see above.');
}

/** The parts of the test run that start the VS Code of .vscode-test; without a name, all of them run. */
const STAGES_WITH_VSCODE = [
  ...['faults', 'longFaults', 'harness', 'longHarness'],
  ...['host', 'longHost', 'oldestHost', 'ui', 'longUi'],
];

/** On Windows the whole run has a desktop VS Code alone. */
function startsVSCode(stages) {
  return stages.length === 0
    ? process.platform !== 'win32'
    : stages.some((stage) => STAGES_WITH_VSCODE.includes(stage));
}

/** Says what is missing now, rather than after hundreds of megabytes. */
function requireTools(entry, args) {
  const isDemo = entry === 'test/vscode/demo/main.ts';
  const isRun = entry === 'test/run.ts' && startsVSCode(args);
  if (!(isDemo || isRun)) return;
  const elsewhere = wrongSystem({ platform: process.platform, node: process.versions.node, isDemo });
  if (elsewhere !== undefined) throw new Error(elsewhere);

  const downloads = join(root, '.vscode-test');
  const isInstalled =
    existsSync(downloads) && readdirSync(downloads).some((name) => /^code-server-[^/]*-node\d+$/.test(name));
  const missing = missingTools({
    path: process.env.PATH ?? '',
    platform: process.platform,
    hasApt: existsSync('/usr/bin/apt-get'),
    isRoot: process.getuid() === 0,
    compiles: !isInstalled,
    needsBrowser: isRun,
    browser: process.env.CHROME_PATH,
  });
  if (missing !== undefined) throw new Error(missing);
}

function whenParentIsGone(callback) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, PARENT_CHECK_MS);
}

function run(entry, args) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, resolve(root, entry), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  // npm itself may be killed, and a shell that was started without exec ends without a word.
  if (process.env.npm_lifecycle_event !== undefined) whenParentIsGone(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function main() {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) throw new Error('Usage: node test/setup.mjs <entry.ts> [arguments]');
  const problem = wrongNode(process.versions.node);
  if (problem !== undefined) throw new Error(problem);
  requireTools(entry, args);
  if (!packagesAreInstalled()) installPackages();
  run(entry, args);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
