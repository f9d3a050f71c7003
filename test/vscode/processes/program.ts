import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killTree, signalGroup } from './endGroup';
import { ROOT } from '../paths';

const STOP_LIMIT_MS = 3_000;
const POLL_MS = 50;

/** How long the last output of a program that has ended may take to arrive. */
const DRAIN_MS = 500;

const KEPT_OUTPUT_CHARACTERS = 1_000_000;
const WINDOWS = process.platform === 'win32';
const STDIO: StdioOptions = ['ignore', 'pipe', 'pipe'];

/** A running program that ends, with all it started, when `stop` is called or when this process ends. */
export interface Program {
  /** Resolves with the exit code when the program has ended. */
  readonly exited: Promise<number>;
  /** What it wrote; of very much only the end. */
  output(): string;
  /** Ends the program and its process group, at the latest after three seconds by force. */
  stop(): Promise<void>;
}

/** Starts a program with an empty stdin. */
export function startProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Program {
  return watch(WINDOWS ? spawn(command, args, { env, stdio: STDIO }) : guarded(command, args, env));
}

function watch(child: ChildProcess): Program {
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = `${output}${chunk.toString()}`.slice(-KEPT_OUTPUT_CHARACTERS);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exited = exitCode(child);
  return { exited, output: () => output, stop: () => stopGroup(child, exited) };
}

/** Starts a shell command with the commands of the project's packages at hand, as npm does it for scripts. */
export function startShell(command: string): Program {
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH: path };
  // For cmd.exe, quotation marks are written otherwise than for any other program; Node.js does it with `shell`.
  return WINDOWS
    ? watch(spawn(command, { env, shell: true, stdio: STDIO }))
    : startProgram('sh', ['-c', command], env);
}

/**
 * Waits until a program has written something.
 *
 * @throws Error with its output when it ends, or writes nothing of the kind for `limitMs`.
 */
export async function waitForOutput(
  program: Program,
  pattern: RegExp,
  limitMs: number,
): Promise<RegExpExecArray> {
  const ended = program.exited.then(() => true);
  const deadline = Date.now() + limitMs;
  for (;;) {
    const hasEnded = await Promise.race([ended, sleep(POLL_MS, false)]);
    const match = pattern.exec(program.output());
    if (match !== null) {
      return match;
    }
    if (hasEnded || Date.now() > deadline) {
      throw new Error(`${hasEnded ? 'It ended' : 'It took too long'}; its output:\n${program.output()}`);
    }
  }
}

/** In a process group of its own, so that one signal reaches all that the program starts. */
function guarded(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'guard.cjs'), command, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
    // What it started may hold its output open, and then 'close' does not come.
    child.on('exit', (code) => void sleep(DRAIN_MS).then(() => resolve(code ?? 1)));
  });
}

async function stopGroup(child: ChildProcess, exited: Promise<number>): Promise<void> {
  const end = (signal: NodeJS.Signals): void => (WINDOWS ? killTree(child) : signalGroup(child, signal));
  end('SIGTERM');
  await Promise.race([exited, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
  // What the program started may have outlived it.
  end('SIGKILL');
  await exited;
}
