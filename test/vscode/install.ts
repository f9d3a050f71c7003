import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { NODE_MAJOR, wrongSystem } from '../requirements.mjs';
import { installInSteps, type Step } from './installSteps';
import { DOWNLOADS } from './paths';

const CODE_SERVER_VERSION = '4.139.1';

/** The Node.js that this code-server is built for: its native modules load in no other major version. */
const NODE_VERSION = `${NODE_MAJOR}.21.0`;

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
 * @throws Error with the output of the step that failed; the next call goes on with that step.
 */
export function installVSCode(): VSCodeInstall {
  const elsewhere = wrongSystem({ platform: process.platform, node: process.versions.node, isDemo: false });
  if (elsewhere !== undefined) {
    throw new Error(elsewhere);
  }
  const node = installNode();
  // Named by all that its native modules depend on, so that another Node.js gets another folder.
  const folder = installInSteps(
    join(DOWNLOADS, `code-server-${CODE_SERVER_VERSION}-node${NODE_MAJOR}`),
    codeServerSteps(node),
  );
  const home = join(folder, 'node_modules', 'code-server');
  return {
    node,
    serverMain: join(home, 'lib', 'vscode', 'out', 'server-main.js'),
    codeServer: join(home, 'out', 'node', 'entry.js'),
  };
}

function installNode(): string {
  if (process.versions.node.startsWith(`${NODE_MAJOR}.`)) {
    return process.execPath;
  }

  const name = `node-${process.platform}-${process.arch}`;
  const folder = installInSteps(join(DOWNLOADS, `${name}-${NODE_VERSION}`), [
    {
      name: 'package',
      says: `Installing Node.js ${NODE_VERSION} for VS Code …`,
      run: (target) => {
        const args = ['install', '--prefix', target, '--no-save', `${name}@${NODE_VERSION}`];
        npm(args, target, process.execPath);
      },
    },
  ]);
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function codeServerSteps(node: string): Step[] {
  // Its own install script wants more of the machine than is used here (Kerberos headers).
  const withoutScripts = ['install', '--no-save', '--ignore-scripts'];
  const vscode = (target: string) => join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  return [
    {
      name: 'code-server',
      says: `Installing VS Code (code-server ${CODE_SERVER_VERSION}) …`,
      run: (target) => {
        npm([...withoutScripts, '--prefix', target, `code-server@${CODE_SERVER_VERSION}`], target, node);
      },
    },
    {
      name: 'packages',
      says: 'Installing the packages of VS Code …',
      run: (target) => npm([...withoutScripts, '--omit=dev'], vscode(target), node),
    },
    {
      name: 'native-modules',
      says: 'Building the native modules of VS Code …',
      run: (target) => npm(['rebuild', ...NATIVE_MODULES], vscode(target), node),
    },
  ];
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
