import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../vscode/paths';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** A process with all that it has started, directly or not. */
function family(pid: number, all = processes()): Process[] {
  const own = all.filter((process) => process.pid === pid);
  const children = all.filter(({ parent }) => parent === pid);
  return [...own, ...children.flatMap((child) => family(child.pid, all))];
}

test('an interrupt to npm ends the test run with all that it has started', async () => {
  const npm = spawn('npm', ['test', '--', 'lint'], { cwd: ROOT, stdio: 'ignore', detached: true });
  const pid = npm.pid!;
  const ended = new Promise((resolve) => npm.on('exit', resolve));
  const isLinting = ({ command }: Process) => command.includes('eslint');
  await expect.poll(() => family(pid).some(isLinting), { timeout: 60_000 }).toBe(true);
  const before = family(pid);

  // To npm alone, as `kill` does it; Ctrl+C sends it to all of the terminal's programs.
  npm.kill('SIGINT');

  expect(await ended).toBe(130);
  // What is killed is gone when the system has got to it.
  await expect.poll(() => stillThere(before), { timeout: 10_000 }).toEqual([]);
});

function stillThere(before: readonly Process[]): Process[] {
  const left = new Set(processes().map(({ pid }) => pid));
  return before.filter(({ pid }) => left.has(pid));
}
