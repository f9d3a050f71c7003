import { appendFileSync, writeFileSync } from 'node:fs';
import { reporters, Runner, type MochaOptions, type Test } from 'mocha';
import { RESULTS_FILE_VARIABLE, type TestEvent } from '../../vscode/hostTests/results';

/**
 * Mocha's own report on the console, and each result at once as a line of the results file: what was written
 * there is safe when the extension host dies in the next test.
 */
export class ResultsReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const file = process.env[RESULTS_FILE_VARIABLE];
    if (file !== undefined) {
      writeResults(runner, file);
    }
  }
}

function writeResults(runner: Runner, file: string): void {
  const write = (event: TestEvent): void => appendFileSync(file, `${JSON.stringify(event)}\n`);
  const { constants } = Runner;

  // VS Code starts a dead extension host anew. A second run must not hide that the first one died: `wx` throws.
  writeFileSync(file, '', { flag: 'wx' });
  runner.once(constants.EVENT_RUN_BEGIN, () => {
    write({ event: 'begin', total: runner.total, pid: process.pid });
  });
  runner.on(constants.EVENT_TEST_BEGIN, (test: Test) => {
    write({ event: 'start', title: test.fullTitle() });
  });
  runner.on(constants.EVENT_TEST_PASS, (test: Test) => {
    write({ event: 'pass', title: test.fullTitle(), milliseconds: test.duration ?? 0 });
  });
  runner.on(constants.EVENT_TEST_PENDING, (test: Test) => {
    write({ event: 'skip', title: test.fullTitle() });
  });
  runner.on(constants.EVENT_TEST_FAIL, (test: Test, error: Error) => {
    // A failed hook arrives here too, although Mocha's types know only tests.
    const hook = (test.type as string) === 'hook';
    write({ event: 'fail', title: test.fullTitle(), hook, error: error.stack ?? error.message });
  });
  runner.once(constants.EVENT_RUN_END, () => {
    write({ event: 'end' });
  });
}
