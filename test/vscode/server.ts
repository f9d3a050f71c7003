import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installVSCode } from './install';
import { startProgram, waitForOutput, type Program } from './processes/program';

const START_LIMIT_MS = 60_000;

/** Where a VS Code keeps what is its own; everything may be thrown away after `stop`. */
export interface ServerFolders {
  readonly userData: string;
  readonly extensions: string;
}

export interface RunningServer {
  /** The page's address, such as `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** Resolves with the exit code when the server has ended by itself or by `stop`. */
  readonly exited: Promise<number>;
  /** The last that the server wrote. */
  output(): string;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  readonly env?: NodeJS.ProcessEnv;
  /**
   * Lets the page's address name an extension under development and a test runner. VS Code then shows no
   * notifications in the corner of the window.
   */
  readonly runsTests?: boolean;
}

/**
 * Starts VS Code's own server on a free port of 127.0.0.1, for tests. Secrets last only as long as the page, unless `/mint-key` is
 * answered for it (see window.ts).
 */
export async function startTestServer(
  folders: ServerFolders,
  { env = {}, runsTests = false }: TestServerOptions = {},
): Promise<RunningServer> {
  const { node, serverMain } = installVSCode();
  const args = [
    serverMain,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...(runsTests ? ['--enable-smoke-test-driver'] : []),
    ...['--telemetry-level', 'off', '--disable-workspace-trust'],
    // Nothing is gained by it between processes of one computer.
    '--disable-websocket-compression',
    ...['--server-data-dir', join(folders.userData, 'server')],
    ...folderFlags(folders),
  ];
  return ready(startProgram(node, args, environment(folders, env)), /agent listening on (\d+)/);
}

/**
 * Starts the `code-server` command, for people: tokens survive a reload of the page.
 *
 * @param port 0 for a free one
 */
export async function startCodeServer(
  folders: ServerFolders,
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  const { node, codeServer } = installVSCode();
  const args = [
    codeServer,
    ...[
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--config',
      join(folders.userData, 'config.yaml'),
    ],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--ignore-last-opened'],
    ...folderFlags(folders),
  ];
  const program = startProgram(node, args, environment(folders, env));
  return ready(program, /server listening on http:\/\/127\.0\.0\.1:(\d+)/);
}

/**
 * Installs a packaged extension for servers that will use these folders.
 *
 * @throws Error with VS Code's words when it does not want it.
 */
export function installExtension(vsix: string, folders: ServerFolders): void {
  const { node, serverMain } = installVSCode();
  const args = ['--accept-server-license-terms', '--server-data-dir', join(folders.userData, 'server')];
  const run = spawnSync(node, [serverMain, ...args, ...folderFlags(folders), '--install-extension', vsix], {
    env: environment(folders, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    throw new Error(`Installing ${vsix} failed:\n${run.stdout}${run.stderr}`);
  }
}

function folderFlags(folders: ServerFolders): string[] {
  return ['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions];
}

/** Lets a server write nothing outside its folders. */
function environment(folders: ServerFolders, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const temporary = join(folders.userData, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    ...process.env,
    // Sockets lie there; elsewhere than on Linux the path would become too long for one.
    ...(process.platform === 'linux' && { TMPDIR: temporary }),
    // The code-server command logs there.
    XDG_DATA_HOME: folders.userData,
    ...env,
  };
}

async function ready(program: Program, pattern: RegExp): Promise<RunningServer> {
  try {
    const [, port] = await waitForOutput(program, pattern, START_LIMIT_MS);
    return {
      url: `http://127.0.0.1:${port ?? ''}/`,
      exited: program.exited,
      output: () => program.output(),
      stop: () => program.stop(),
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
}
