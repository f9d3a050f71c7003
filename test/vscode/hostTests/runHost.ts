import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleTests } from './bundleTests';
import { HOST_RESULTS, ROOT } from '../paths';
import { countResults, describeCounts, readEvents, RESULTS_FILE_VARIABLE } from './results';
import { USER_DATA_VARIABLE, writeSettings } from '../settings';
import { withTemporaryFolder } from '../temporary';

/**
 * Runs test/host in VS Code's extension host: `[--desktop] [--grep <part of a title>]`. Without `--desktop` it
 * is the VS Code of .vscode-test in a browser without a window, else a desktop VS Code that is downloaded.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { desktop: { type: 'boolean', default: false }, grep: { type: 'string', short: 'g' } },
  });
  const runner = await bundleTests(join(ROOT, 'test/host'));
  rmSync(dirname(HOST_RESULTS), { recursive: true, force: true });
  mkdirSync(dirname(HOST_RESULTS), { recursive: true });

  const code = await runInVSCode(runner, values.desktop, values.grep);
  const results = countResults(readEvents(HOST_RESULTS));
  // The launcher has told them already.
  if (values.desktop) {
    console.log([...results.problems, describeCounts(results)].join('\n'));
  }
  return results.failed > 0 ? 1 : code;
}

/** Resolves with VS Code's exit code. */
async function runInVSCode(runner: string, desktop: boolean, grep: string | undefined): Promise<number> {
  return withTemporaryFolder(async (temporary) => {
    const userData = join(temporary, 'user');
    writeSettings(userData);
    return runTests({
      ...(!desktop && { vscodeExecutablePath: join(import.meta.dirname, 'launcher.mjs') }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: runner,
      launchArgs: [`--user-data-dir=${userData}`, `--extensions-dir=${join(temporary, 'extensions')}`],
      extensionTestsEnv: {
        [RESULTS_FILE_VARIABLE]: HOST_RESULTS,
        [USER_DATA_VARIABLE]: userData,
        ...(grep !== undefined && { VSCODE_TEST_GREP: grep }),
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
