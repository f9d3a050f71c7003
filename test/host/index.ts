import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { TEST_FILES_VARIABLE, TEST_LENGTH_VARIABLE } from '../vscode/hostTests/results';
import { ResultsReporter } from './support/resultsReporter';

const TEST_LIMIT_MS = 60_000;

/** In the title of tests and suites that `npm test` has no time for. */
const LONG = /@long\b/;

/**
 * What VS Code calls in its extension host: runs every `*.test.cjs` beside this file, or those that
 * `VSCODE_TEST_FILES` names. `VSCODE_TEST_GREP` chooses tests by a part of their title.
 *
 * @throws Error when a test fails, or when a file that is named is missing.
 */
export async function run(): Promise<void> {
  const grep = process.env.VSCODE_TEST_GREP;
  const mocha = new Mocha({
    ui: 'tdd',
    color: true,
    timeout: TEST_LIMIT_MS,
    forbidOnly: process.env.CI !== undefined,
    reporter: ResultsReporter,
    ...(grep !== undefined && { fgrep: grep }),
  });
  chooseLength(mocha);
  for (const file of chosenFiles()) {
    mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} tests failed.`);
  }
}

function chooseLength(mocha: Mocha): void {
  const length = process.env[TEST_LENGTH_VARIABLE];
  if (length === undefined) {
    return;
  }
  mocha.grep(LONG);
  if (length === 'usual') {
    mocha.invert();
  }
}

function chosenFiles(): string[] {
  const chosen = process.env[TEST_FILES_VARIABLE];
  if (chosen !== undefined) {
    return (JSON.parse(chosen) as string[]).map((name) => `${name}.test.cjs`).sort();
  }
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.cjs'))
    .sort();
}
