// Builds dist/: readable with source maps for development, minified with `--production`, again and again with `--watch`.
const { basename, join, resolve } = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Parts that most starts do not need are entries of their own, loaded with `import()` when they are:
 * esbuild would otherwise copy them into the one bundle that every start has to read.
 */
const LAZY_ENTRIES = [
  'src/outside.ts',
  'src/gitlab/customCa.ts',
  'src/ui/signIn/signIn.ts',
  'src/ui/changes/changes.ts',
  'src/ui/report/saveReport.ts',
  'src/ui/usage/usagePages.ts',
  'src/usage/reading/usageExport.ts',
];

/** Leaves `import()` of a lazy entry to be done when it runs, from the file beside the one that imports. */
const lazyEntries = {
  name: 'lazy-entries',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
      const source = `${join(resolveDir, path)}.ts`;
      const isLazy = kind === 'dynamic-import' && LAZY_ENTRIES.some((entry) => resolve(entry) === source);
      return isLazy ? { path: `./${basename(source, '.ts')}.js`, external: true } : undefined;
    });
  },
};

/** @type {esbuild.BuildOptions} */
const host = {
  entryPoints: ['src/extension.ts', ...LAZY_ENTRIES].map((entry) => ({
    in: entry,
    out: basename(entry, '.ts'),
  })),
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  plugins: [lazyEntries],
  // `require()` for the lazy entries: they are CommonJS like what loads them.
  supported: { 'dynamic-import': false },
  minify: production,
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** The usage page runs in a browser. @type {esbuild.BuildOptions} */
const page = {
  entryPoints: ['src/webview/usage.ts', 'src/webview/usage.css'],
  outdir: 'dist',
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'chrome130',
  minify: production,
  charset: 'utf8',
  sourcemap: production ? false : 'inline',
  logLevel: 'warning',
};

async function main() {
  if (!watch) {
    await Promise.all([host, page].map((options) => esbuild.build(options)));
    return;
  }
  const contexts = await Promise.all([host, page].map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching src/ …');
}

main().catch(() => process.exit(1));
