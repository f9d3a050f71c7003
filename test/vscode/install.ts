import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { NODE_MAJOR, wrongSystem } from '../requirements.mjs';
import { installInSteps, type Step } from './installSteps';
import { DOWNLOADS } from './paths';

/** The environment variable that chooses a release for what is started by others: see `ReleaseName`. */
export const RELEASE_VARIABLE = 'VSCODE_TEST_RELEASE';

/** `oldest` is the one that the manifest promises to run in. */
export type ReleaseName = 'current' | 'oldest';

/** A release of code-server, which is a VS Code that runs in a browser. */
interface Release {
  /** 4.139.1 is VS Code 1.139.1. */
  readonly codeServer: string;
  /** The Node.js that it is built for: its native modules load in no other major version. */
  readonly node: string;
  /** Its extension host doesn't start without the first; without the second it only logs noise. */
  readonly nativeModules: readonly string[];
  /** Before the packages of VS Code are installed in this folder. */
  readonly prepare?: (vscode: string) => void;
}

export const RELEASES: Readonly<Record<ReleaseName, Release>> = {
  current: {
    codeServer: '4.139.1',
    node: `${NODE_MAJOR}.21.0`,
    nativeModules: ['@vscode/native-watchdog', '@vscode/spdlog'],
  },
  oldest: {
    codeServer: '4.105.1',
    node: '22.23.3',
    nativeModules: ['native-watchdog', '@vscode/spdlog'],
    prepare: takeWatcherFromNpm,
  },
};

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
 * @param name the release; without one, that of the environment variable, else the current one
 * @throws Error with the output of the step that failed; the next call goes on with that step.
 */
export function installVSCode(name: ReleaseName = chosenRelease()): VSCodeInstall {
  const elsewhere = wrongSystem({ platform: process.platform, node: process.versions.node, isDemo: false });
  if (elsewhere !== undefined) {
    throw new Error(elsewhere);
  }
  const release = RELEASES[name];
  const node = installNode(release);
  // Named by all that its native modules depend on, so that another Node.js gets another folder.
  const folder = installInSteps(
    join(DOWNLOADS, `code-server-${release.codeServer}-node${majorOf(release)}`),
    codeServerSteps(release, node),
  );
  const home = join(folder, 'node_modules', 'code-server');
  return {
    node,
    serverMain: join(home, 'lib', 'vscode', 'out', 'server-main.js'),
    codeServer: join(home, 'out', 'node', 'entry.js'),
  };
}

function chosenRelease(): ReleaseName {
  return process.env[RELEASE_VARIABLE] === 'oldest' ? 'oldest' : 'current';
}

function majorOf({ node }: Release): string {
  return node.replace(/\..*/, '');
}

function installNode(release: Release): string {
  if (majorOf(release) === process.versions.node.replace(/\..*/, '')) {
    return process.execPath;
  }

  const name = `node-${process.platform}-${process.arch}`;
  const folder = installInSteps(join(DOWNLOADS, `${name}-${release.node}`), [
    {
      name: 'package',
      says: `Installing Node.js ${release.node} for VS Code …`,
      run: (target) => {
        const args = ['install', '--prefix', target, '--no-save', `${name}@${release.node}`];
        npm(args, target, process.execPath);
      },
    },
  ]);
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function codeServerSteps({ codeServer, nativeModules, prepare }: Release, node: string): Step[] {
  // Its own install script wants more of the machine than is used here (Kerberos headers).
  const withoutScripts = ['install', '--no-save', '--ignore-scripts'];
  const vscode = (target: string) => join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  return [
    {
      name: 'code-server',
      says: `Installing VS Code (code-server ${codeServer}) …`,
      run: (target) => {
        npm([...withoutScripts, '--prefix', target, `code-server@${codeServer}`], target, node);
      },
    },
    {
      name: 'packages',
      says: 'Installing the packages of VS Code …',
      run: (target) => {
        prepare?.(vscode(target));
        npm([...withoutScripts, '--omit=dev'], vscode(target), node);
      },
    },
    {
      name: 'native-modules',
      says: 'Building the native modules of VS Code …',
      run: (target) => npm(['rebuild', ...nativeModules], vscode(target), node),
    },
  ];
}

/** Its manifest names a package by an address in git, and the lock file holds that address as well. */
function takeWatcherFromNpm(vscode: string): void {
  const file = join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  manifest.dependencies['@parcel/watcher'] = '^2.5.1';
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
  rmSync(join(vscode, 'npm-shrinkwrap.json'), { force: true });
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
