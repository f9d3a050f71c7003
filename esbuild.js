// Builds dist/: readable with source maps for development, minified with `--production`, again and again with `--watch`.
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Parts that most starts do not need are entries of their own, loaded with `import()` when they are:
 * esbuild would otherwise copy them into the one bundle that every start has to read.
 */
const LAZY_ENTRIES = [];

/** @type {esbuild.BuildOptions} */
const host = {
  entryPoints: ['src/extension.ts', ...LAZY_ENTRIES],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

async function main() {
  if (!watch) {
    await esbuild.build(host);
    return;
  }
  const context = await esbuild.context(host);
  await context.watch();
  console.log('Watching src/ …');
}

main().catch(() => process.exit(1));
