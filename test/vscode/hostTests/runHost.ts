import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleTests, testNames } from './bundleTests';
import { installVSCode, RELEASE_VARIABLE } from '../install';
import { HOST_RESULTS, ROOT } from '../paths';
import { argument, desktopVersion } from './desktop';
import { joinParts, splitIntoParts } from './parts';
import {
  countResults,
  describeCounts,
  readEvents,
  RESULTS_FILE_VARIABLE,
  TEST_FILES_VARIABLE,
  TEST_LENGTH_VARIABLE,
} from './results';
import { USER_DATA_VARIABLE, writeSettings } from '../settings';
import { withTemporaryFolder } from '../temporary';

/** How many windows share the tests: while one waits, another works. */
const WINDOWS = 2;

interface Run {
  readonly runner: string;
  /** The version of the desktop VS Code; without one it is the VS Code of .vscode-test. */
  readonly desktop: string | undefined;
  /** Whether it is the oldest one of .vscode-test. */
  readonly oldest: boolean;
  readonly grep: string | undefined;
  readonly long: boolean;
}

/**
 * Runs test/host in VS Code's extension host: `[--desktop <version>] [--oldest] [--grep <part of a title>]
 * [--long]`. Without `--desktop` it is a VS Code of .vscode-test in a browser without a window (with `--oldest` the
 * oldest that the manifest promises to run in), else a desktop VS Code that is downloaded: `stable`, or `oldest`. The whole run is shared among several
 * windows, each with a server, a browser and user data of its own. Tests with `@long` in their title run with `--long`
 * alone, or when they are asked for by it.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      desktop: { type: 'string' },
      oldest: { type: 'boolean' },
      grep: { type: 'string', short: 'g' },
      long: { type: 'boolean' },
    },
  });
  if (values.oldest === true) {
    installVSCode('oldest');
  }
  const folder = join(ROOT, 'test/host');
  const run = {
    runner: await bundleTests(folder),
    desktop: desktopVersion(values.desktop),
    oldest: values.oldest ?? false,
    grep: values.grep,
    long: values.long ?? false,
  };
  rmSync(dirname(HOST_RESULTS), { recursive: true, force: true });
  mkdirSync(dirname(HOST_RESULTS), { recursive: true });

  // Of several windows, one might have no such test; desktop windows would be in each other's way.
  const windows = run.desktop !== undefined || run.grep !== undefined || run.long ? 1 : WINDOWS;
  const parts = splitIntoParts(testNames(folder), windows).map((files, index) => ({
    files,
    results: join(dirname(HOST_RESULTS), `part${index + 1}.jsonl`),
  }));
  const codes = await Promise.all(parts.map(({ files, results }) => runInVSCode(run, files, results)));
  const events = joinParts(parts.map(({ results }) => readEvents(results)));
  writeFileSync(HOST_RESULTS, events.map((event) => `${JSON.stringify(event)}\n`).join(''));

  const results = countResults(events);
  // The launcher has told of the parts already.
  console.log([...(run.desktop === undefined ? [] : results.problems), describeCounts(results)].join('\n'));
  return results.failed > 0 ? 1 : Math.max(...codes);
}

/** A test that is asked for by its title runs however long it takes. */
function lengthOf({ grep, long }: Run): NodeJS.ProcessEnv {
  return grep === undefined ? { [TEST_LENGTH_VARIABLE]: long ? 'long' : 'usual' } : {};
}

/** Runs some of the test files. Resolves with VS Code's exit code. */
async function runInVSCode(run: Run, files: readonly string[], resultsFile: string): Promise<number> {
  return withTemporaryFolder(async (temporary) => {
    // As a user's name often has one, the path has a space.
    const home = join(temporary, 'a b');
    const userData = join(home, 'user');
    writeSettings(userData);
    return runTests({
      ...(run.desktop === undefined
        ? { vscodeExecutablePath: join(import.meta.dirname, 'launcher.mjs') }
        : { version: run.desktop }),
      extensionDevelopmentPath: argument(ROOT),
      extensionTestsPath: argument(run.runner),
      launchArgs: [
        `--user-data-dir=${argument(userData)}`,
        `--extensions-dir=${argument(join(home, 'extensions'))}`,
        // A keychain would ask for a password, or not be there.
        ...(run.desktop === undefined ? [] : ['--use-inmemory-secretstorage']),
      ],
      extensionTestsEnv: {
        [RESULTS_FILE_VARIABLE]: resultsFile,
        [TEST_FILES_VARIABLE]: JSON.stringify(files),
        [USER_DATA_VARIABLE]: userData,
        ...(run.oldest && { [RELEASE_VARIABLE]: 'oldest' }),
        ...(run.grep !== undefined && { VSCODE_TEST_GREP: run.grep }),
        ...lengthOf(run),
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
