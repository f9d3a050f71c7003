// Builds dist/: readable with source maps for development, minified with `--production`, again and again with `--watch`.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const DIST = fileURLToPath(new URL('dist', import.meta.url));

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Runs in VS Code's extension host. Whatever is imported with `import()` becomes a chunk that is loaded when it is
 * needed, and code that several chunks share is a chunk of its own. @type {esbuild.BuildOptions}
 */
const host = {
  entryPoints: ['src/extension.ts'],
  outdir: DIST,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  splitting: true,
  target: 'node22',
  external: ['vscode'],
  // Packages in CommonJS require() Node's own modules, which an ES module has to make a function for.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  minify: production,
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** The usage page runs in a browser. @type {esbuild.BuildOptions} */
const page = {
  entryPoints: ['src/webview/usage.ts', 'src/webview/usage.css'],
  outdir: DIST,
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
  // Chunks have other names in each build: those of an earlier one would be packaged too.
  rmSync(DIST, { recursive: true, force: true });
  if (!watch) {
    await Promise.all([host, page].map((options) => esbuild.build(options)));
    return;
  }
  const contexts = await Promise.all([host, page].map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching src/ …');
}

main().catch(() => process.exit(1));
