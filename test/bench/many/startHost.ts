import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { argument } from '../../vscode/hostTests/desktop';
import { RESULTS_FILE_VARIABLE } from '../../vscode/hostTests/results';
import { OUT, ROOT } from '../../vscode/paths';
import { USER_DATA_VARIABLE, writeSettings } from '../../vscode/settings';

/** Bundles what runs in the extension host. @returns its path */
export async function bundleForHost(): Promise<string> {
  const outfile = join(OUT, 'bench', 'many.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'inHost.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Runs it in the extension host of a VS Code of its own.
 *
 * @param folder an empty one
 * @throws TestRunFailedError
 */
export async function runInHost(runner: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const userData = join(folder, 'user');
  writeSettings(userData);
  await runTests({
    vscodeExecutablePath: join(ROOT, 'test/vscode/hostTests/launcher.mjs'),
    extensionDevelopmentPath: argument(ROOT),
    extensionTestsPath: argument(runner),
    launchArgs: [
      `--user-data-dir=${argument(userData)}`,
      `--extensions-dir=${argument(join(folder, 'extensions'))}`,
    ],
    extensionTestsEnv: {
      [RESULTS_FILE_VARIABLE]: join(folder, 'results.jsonl'),
      [USER_DATA_VARIABLE]: userData,
      ...env,
    },
  });
}
