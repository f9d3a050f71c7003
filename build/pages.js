import esbuild from 'esbuild';
import { DIST } from './paths.js';
import { printProblem } from './problems.js';

/**
 * The pages run in a browser. What several of them need is a chunk that they share.
 *
 * @param {boolean} production
 * @returns {esbuild.BuildOptions}
 */
function pageOptions(production) {
  return {
    entryPoints: ['usage', 'seats', 'overview'].flatMap((name) => [
      `src/webview/${name}.ts`,
      `src/webview/${name}.css`,
    ]),
    outdir: DIST,
    chunkNames: 'pages/[name]-[hash]',
    bundle: true,
    platform: 'browser',
    format: 'esm',
    splitting: true,
    target: 'chrome130',
    minify: production,
    charset: 'utf8',
    sourcemap: production ? false : 'inline',
    logLevel: 'silent',
  };
}

/** @returns {Promise<readonly string[]>} the paths of the modules whose code is in them */
export async function buildPages() {
  const { metafile, warnings } = await esbuild.build({ ...pageOptions(true), metafile: true });
  warnings.forEach((problem) => printProblem('warning', problem));
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
}

/** @type {esbuild.Plugin} */
const reportsProblems = {
  name: 'reports-problems',
  setup: ({ onEnd }) =>
    onEnd(({ errors, warnings }) => {
      errors.forEach((problem) => printProblem('error', problem));
      warnings.forEach((problem) => printProblem('warning', problem));
    }),
};

/** Builds them again after each change. */
export async function watchPages() {
  const context = await esbuild.context({ ...pageOptions(false), plugins: [reportsProblems] });
  await context.watch();
}
