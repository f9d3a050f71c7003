import { spawn, spawnSync } from 'node:child_process';
import { test } from 'vitest';
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

test.concurrent.for([
  ['the test run', ['test', '--', 'lint'], 'eslint', 130],
  ['the demo', ['run', 'demo'], 'vsce', 0],
] as const)('an interrupt to npm ends %s with all that it has started', async (started, { expect }) => {
  const [, args, program, code] = started;
  const npm = spawn('npm', args, { cwd: ROOT, stdio: 'ignore', detached: true });
  const pid = npm.pid!;
  const ended = new Promise((resolve) => npm.on('exit', resolve));
  const hasStarted = () => family(pid).some(({ command }) => command.includes(program));
  await expect.poll(hasStarted, { timeout: 60_000 }).toBe(true);
  const before = family(pid);

  // To npm alone, as `kill` does it; Ctrl+C sends it to all of the terminal's programs.
  npm.kill('SIGINT');

  expect(await ended).toBe(code);
  // What is killed is gone when the system has got to it.
  await expect.poll(() => stillThere(before), { timeout: 10_000 }).toEqual([]);
});

function stillThere(before: readonly Process[]): Process[] {
  const left = new Set(processes().map(({ pid }) => pid));
  return before.filter(({ pid }) => left.has(pid));
}
