/** Runs the matrix of faults in the Node.js that VS Code's extension host has here: `run <file for its report> [--long]`. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installVSCode } from '../vscode/install';
import { OUT, RESULTS, ROOT } from '../vscode/paths';
import { makeTemporaryFolder, removeFolder } from '../vscode/temporary';

/** Most of the garbage is that of one request. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** Packages in CommonJS require() Node's own modules, which an ES module has to make a function for. */
const REQUIRE =
  "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);";

async function main(report: string, options: readonly string[]): Promise<number> {
  const program = await bundle();
  const folder = makeTemporaryFolder();
  try {
    const { status, stdout } = spawnSync(
      installVSCode().node,
      [...NODE_OPTIONS, program, folder, ...options],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: Infinity },
    );
    console.log(stdout.trimEnd());
    mkdirSync(RESULTS, { recursive: true });
    copyFileSync(join(folder, 'report.json'), report);
    writeFileSync(join(RESULTS, 'faults.txt'), stdout);
    return status ?? 1;
  } finally {
    removeFolder(folder);
  }
}

async function bundle(): Promise<string> {
  const outfile = join(OUT, 'faults', 'main.mjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/faults/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: REQUIRE },
    target: 'node22',
    alias: { 'node:timers/promises': './test/faults/noPauses.ts' },
    logLevel: 'warning',
  });
  return outfile;
}

const [, , report = '', ...options] = process.argv;

main(report, options).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
