import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progress } from './progress';

/** One part of an installation. It may find what an earlier try has left of it. */
export interface Step {
  /** For the mark of a finished step: a file's name. */
  readonly name: string;
  /** Told before it begins. */
  readonly says: string;
  /** Throws when it fails. */
  readonly run: (target: string) => void;
}

/**
 * Fills a folder once, step by step. It gets its name only when it is complete, so an interrupted install is never
 * taken for a finished one; what was finished of it is not done again.
 *
 * @returns the folder
 * @throws what the step that fails throws; the next call goes on with that step
 */
export function installInSteps(folder: string, steps: readonly Step[]): string {
  if (existsSync(folder)) {
    return folder;
  }
  const unfinished = `${folder}.unfinished`;
  mkdirSync(unfinished, { recursive: true });
  for (const { name, says, run } of steps) {
    const mark = join(unfinished, `.finished-${name}`);
    if (!existsSync(mark)) {
      progress(says);
      run(unfinished);
      writeFileSync(mark, '');
    }
  }
  renameSync(unfinished, folder);
  return folder;
}
