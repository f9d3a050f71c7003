import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { ResultsReporter } from './support/resultsReporter';

const TEST_LIMIT_MS = 60_000;

/**
 * What VS Code calls in its extension host: runs every `*.test.cjs` beside this file.
 * `VSCODE_TEST_GREP` chooses tests by a part of their title.
 *
 * @throws Error when a test fails.
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
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(join(__dirname, file));
    }
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} tests failed.`);
  }
}
