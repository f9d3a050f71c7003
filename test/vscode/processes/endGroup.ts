import { spawnSync, type ChildProcess } from 'node:child_process';

type Started = Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode'>;

/** Sends a signal to a program's process group, also to what outlived the program itself. Not on Windows. */
export function signalGroup({ pid }: Started, signal: NodeJS.Signals): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

/**
 * Ends a program with all that it has started, on Windows. One that has ended is left alone: its number may belong to
 * another program by now.
 */
export function killTree({ pid, exitCode, signalCode }: Started, run = taskkill): void {
  if (pid !== undefined && exitCode === null && signalCode === null) {
    run(pid);
  }
}

function taskkill(pid: number): void {
  spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
}
