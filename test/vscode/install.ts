import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DOWNLOADS } from './paths';
import { progress } from './progress';

const CODE_SERVER_VERSION = '4.139.1';

/** The Node.js that this code-server is built for: its native modules load in no other major version. */
const NODE_VERSION = '24.21.0';

/** Its extension host does not start without the first; without the second it only logs noise. */
const NATIVE_MODULES = ['@vscode/native-watchdog', '@vscode/spdlog'];

/** Where the parts of the VS Code that runs in a browser lie. */
export interface VSCodeInstall {
  /** The Node.js binary that runs the scripts below. */
  readonly node: string;
  /** VS Code's own server: takes the flags that extension tests need. */
  readonly serverMain: string;
  /** The `code-server` command around it: keeps secrets, and is what people run. */
  readonly codeServer: string;
}

/**
 * Installs VS Code (with Node.js for it, if this one does not fit) under .vscode-test, unless it is there.
 * Needs a C++ compiler, make and Python the first time.
 *
 * @throws Error with the output of the step that failed; the next call starts that step anew.
 */
export function installVSCode(): VSCodeInstall {
  if (process.platform === 'win32') {
    throw new Error('The VS Code that runs in a browser (code-server) is not made for Windows.');
  }
  const node = installNode();
  // Named by all that its native modules depend on, so that another Node.js gets another folder.
  const folder = installOnce(`code-server-${CODE_SERVER_VERSION}-node${nodeMajor()}`, (target) => {
    installCodeServer(target, node);
  });
  const home = join(folder, 'node_modules', 'code-server');
  return {
    node,
    serverMain: join(home, 'lib', 'vscode', 'out', 'server-main.js'),
    codeServer: join(home, 'out', 'node', 'entry.js'),
  };
}

function nodeMajor(): string {
  return NODE_VERSION.replace(/\..*/, '');
}

function installNode(): string {
  if (process.versions.node.startsWith(`${nodeMajor()}.`)) {
    return process.execPath;
  }

  const name = `node-${process.platform}-${process.arch}`;
  const folder = installOnce(`${name}-${NODE_VERSION}`, (target) => {
    progress(`Installing Node.js ${NODE_VERSION} for VS Code …`);
    npm(['install', '--prefix', target, '--no-save', `${name}@${NODE_VERSION}`], target, process.execPath);
  });
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function installCodeServer(target: string, node: string): void {
  progress(`Installing VS Code (code-server ${CODE_SERVER_VERSION}) …`);
  // Its own install script wants more of the machine than is used here (Kerberos headers).
  const withoutScripts = ['install', '--no-save', '--ignore-scripts'];
  npm([...withoutScripts, '--prefix', target, `code-server@${CODE_SERVER_VERSION}`], target, node);

  const vscode = join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  progress('Installing the packages of VS Code …');
  npm([...withoutScripts, '--omit=dev'], vscode, node);

  progress('Building the native modules of VS Code …');
  npm(['rebuild', ...NATIVE_MODULES], vscode, node);
}

/**
 * Fills a folder of .vscode-test once. It gets its name only when it is complete, so an interrupted
 * install is never taken for a finished one.
 */
function installOnce(name: string, install: (target: string) => void): string {
  const folder = join(DOWNLOADS, name);
  if (existsSync(folder)) {
    return folder;
  }

  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  install(unfinished);
  renameSync(unfinished, folder);
  return folder;
}

function npm(args: readonly string[], cwd: string, node: string): void {
  const run = spawnSync('npm', [...args, '--no-progress', '--loglevel=error'], {
    cwd,
    env: npmEnvironment(node),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (run.status === 0) {
    return;
  }
  const reason = run.error?.message ?? `${run.stdout}${run.stderr}`;
  throw new Error(`npm ${args.join(' ')} failed:\n${reason}`);
}

/** npm runs, and compiles, with the Node.js that comes first in PATH. */
function npmEnvironment(node: string): NodeJS.ProcessEnv {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const home = dirname(dirname(node));
  // The headers of this very Node.js, where they came along: no download, and no mix of versions.
  return existsSync(join(home, 'include', 'node', 'node.h')) ? { ...env, npm_config_nodedir: home } : env;
}
