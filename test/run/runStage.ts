import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireChromium } from '../vscode/chromium';
import { installVSCode } from '../vscode/install';
import { startShell, type Program } from '../vscode/processes/program';
import type { Counts } from '../vscode/hostTests/results';
import { providePythonGitLab } from './pythonGitLab';
import { settle } from './reports';
import type { Stage } from './stages';

export interface StageResult {
  readonly counts: Counts;
  /** What the stage wrote, and why it was ended if it was. */
  readonly output: string;
}

const running = new Set<Program>();

/** Ends what runs at the moment, with everything that it started. */
export async function stopRunning(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
}

/**
 * Runs one stage and counts its results. Whatever goes wrong is a failure in the counts: it never rejects.
 *
 * @param args further arguments for its runner
 */
export async function runStage(stage: Stage, args: readonly string[]): Promise<StageResult> {
  if (stage.report !== undefined) {
    // Else a runner that dies would be judged by the report of an earlier run.
    rmSync(stage.report.file, { force: true });
  }
  try {
    if (stage.needsVSCode === true) {
      installVSCode();
      requireChromium();
    }
    if (stage.usesPythonGitLab === true) {
      providePythonGitLab();
    }
    return await runCommand(stage, args);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** A stage that could not even start. */
export function failed(reason: string): StageResult {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, output: reason };
}

async function runCommand(stage: Stage, args: readonly string[]): Promise<StageResult> {
  const program = startShell([stage.command, ...args.map(quote)].join(' '));
  running.add(program);
  const code = await Promise.race([
    program.exited,
    sleep(stage.limitSeconds * 1000, 'too long' as const, { ref: false }),
  ]);
  await program.stop();
  running.delete(program);

  if (code === 'too long') {
    return failed(`${program.output()}\nIt took longer than ${stage.limitSeconds} seconds.`);
  }
  const ownCounts = stage.report?.read(stage.report.file) ?? {
    passed: code === 0 ? 1 : 0,
    failed: 0,
    skipped: 0,
  };
  return { counts: settle(ownCounts, code), output: program.output() };
}

function quote(argument: string): string {
  return process.platform === 'win32' ? `"${argument}"` : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
