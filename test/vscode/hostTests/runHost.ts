import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleTests, testNames } from './bundleTests';
import { HOST_RESULTS, ROOT } from '../paths';
import { joinParts, splitIntoParts } from './parts';
import {
  countResults,
  describeCounts,
  readEvents,
  RESULTS_FILE_VARIABLE,
  TEST_FILES_VARIABLE,
} from './results';
import { USER_DATA_VARIABLE, writeSettings } from '../settings';
import { withTemporaryFolder } from '../temporary';

/** How many windows share the tests: while one waits, another works. */
const WINDOWS = 2;

interface Run {
  readonly runner: string;
  readonly desktop: boolean;
  readonly grep: string | undefined;
}

/**
 * Runs test/host in VS Code's extension host: `[--desktop] [--grep <part of a title>]`. Without `--desktop` it
 * is the VS Code of .vscode-test in a browser without a window, else a desktop VS Code that is downloaded. The whole
 * run is shared among several windows, each with a server, a browser and user data of its own.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { desktop: { type: 'boolean', default: false }, grep: { type: 'string', short: 'g' } },
  });
  const folder = join(ROOT, 'test/host');
  const run = { runner: await bundleTests(folder), desktop: values.desktop, grep: values.grep };
  rmSync(dirname(HOST_RESULTS), { recursive: true, force: true });
  mkdirSync(dirname(HOST_RESULTS), { recursive: true });

  // Of several windows, one might have no test with that title; desktop windows would be in each other's way.
  const windows = run.desktop || run.grep !== undefined ? 1 : WINDOWS;
  const parts = splitIntoParts(testNames(folder), windows).map((files, index) => ({
    files,
    results: join(dirname(HOST_RESULTS), `part${index + 1}.jsonl`),
  }));
  const codes = await Promise.all(parts.map(({ files, results }) => runInVSCode(run, files, results)));
  const events = joinParts(parts.map(({ results }) => readEvents(results)));
  writeFileSync(HOST_RESULTS, events.map((event) => `${JSON.stringify(event)}\n`).join(''));

  const results = countResults(events);
  // The launcher has told of the parts already.
  console.log([...(run.desktop ? results.problems : []), describeCounts(results)].join('\n'));
  return results.failed > 0 ? 1 : Math.max(...codes);
}

/** Runs some of the test files. Resolves with VS Code's exit code. */
async function runInVSCode(run: Run, files: readonly string[], resultsFile: string): Promise<number> {
  return withTemporaryFolder(async (temporary) => {
    const userData = join(temporary, 'user');
    writeSettings(userData);
    return runTests({
      ...(!run.desktop && { vscodeExecutablePath: join(import.meta.dirname, 'launcher.mjs') }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: run.runner,
      launchArgs: [`--user-data-dir=${userData}`, `--extensions-dir=${join(temporary, 'extensions')}`],
      extensionTestsEnv: {
        [RESULTS_FILE_VARIABLE]: resultsFile,
        [TEST_FILES_VARIABLE]: JSON.stringify(files),
        [USER_DATA_VARIABLE]: userData,
        ...(run.grep !== undefined && { VSCODE_TEST_GREP: run.grep }),
      },
    }).catch((error: unknown) => {
      if (error instanceof TestRunFailedError) {
        return error.code ?? 1;
      }
      throw error;
    });
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
