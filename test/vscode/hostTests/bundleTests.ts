import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { OUT, ROOT } from '../paths';

/** What gives the runner the `vscode` of ES modules, as the extension has it. */
const EXTENSION_API = 'extensionApi.mjs';

/**
 * Bundles the `*.test.ts` of a folder, and the runner that VS Code calls, for the extension host.
 *
 * @returns the path of the runner, as `extensionTestsPath` wants it
 */
export async function bundleTests(folder: string): Promise<string> {
  const tests = testFiles(folder);
  const outdir = join(OUT, basename(folder));
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, 'test/host/index.ts'), ...tests.map((file) => join(folder, file))].map(
      (input) => ({
        in: input,
        out: basename(input, '.ts'),
      }),
    ),
    outdir,
    bundle: true,
    platform: 'node',
    // Mocha loads a test file with require().
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    target: 'node22',
    // Mocha keeps the suite that is being defined in one place, which every bundle has to share.
    external: ['mocha'],
    alias: { vscode: join(import.meta.dirname, 'vscode.cjs') },
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  copyFileSync(join(import.meta.dirname, EXTENSION_API), join(outdir, EXTENSION_API));
  return join(outdir, 'index.cjs');
}

/** The names by which the runner knows the tests of a folder: those of their files, without `.test.ts`. */
export function testNames(folder: string): string[] {
  return testFiles(folder).map((file) => basename(file, '.test.ts'));
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  );
}
