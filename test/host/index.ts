import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as mocha from 'mocha';
import type MochaClass from 'mocha';
import { TEST_FILES_VARIABLE, TEST_LENGTH_VARIABLE } from '../vscode/hostTests/results';
import { ResultsReporter } from './support/resultsReporter';

/** `require` gives the exports of Mocha's ES module under Node.js 22, and under 24 the class itself: both have it as this. */
const { Mocha } = mocha as unknown as { readonly Mocha: typeof MochaClass };

/** Beside this file in the bundle: see test/vscode/hostTests. */
const EXTENSION_API = './extensionApi.mjs';

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
  const extensionApi: unknown = await import(EXTENSION_API);
  Object.assign(globalThis, { extensionApi });
  const grep = process.env.VSCODE_TEST_GREP;
  const tests = new Mocha({
    ui: 'tdd',
    color: true,
    timeout: TEST_LIMIT_MS,
    forbidOnly: process.env.CI !== undefined,
    reporter: ResultsReporter,
    ...(grep !== undefined && { fgrep: grep }),
  });
  chooseLength(tests);
  for (const file of chosenFiles()) {
    tests.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    tests.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} tests failed.`);
  }
}

function chooseLength(tests: MochaClass): void {
  const length = process.env[TEST_LENGTH_VARIABLE];
  if (length === undefined) {
    return;
  }
  tests.grep(LONG);
  if (length === 'usual') {
    tests.invert();
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
