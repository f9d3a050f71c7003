// Builds dist/: readable with source maps for development, minified with `--production`, again and again with `--watch`.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const DIST = fileURLToPath(new URL('dist', import.meta.url));

/** What VS Code shows of the extension; `vsce` takes it in place of the one in the repository. */
const README = fileURLToPath(new URL('out/README.md', import.meta.url));

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const START = fileURLToPath(new URL('src/extension.ts', import.meta.url));

/**
 * Has whatever is imported with `import()` import what a start loads as well. It's loaded by then, so that costs
 * nothing; but esbuild makes a chunk for each set of parts that share a module, and a start would otherwise load
 * dozens of small ones. @type {esbuild.Plugin}
 */
const startInOneChunk = {
  name: 'start-in-one-chunk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: 'lazy' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
      contents: `import ${JSON.stringify(START)};export * from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
};

/**
 * undici has its HTTP parser twice, the second one with SIMD instructions, and takes the plain one where those fail. The
 * plain one is fast enough for what GitLab answers; the other is an eighth of the package. @type {esbuild.Plugin}
 */
const oneParser = {
  name: 'one-parser',
  setup({ onResolve }) {
    onResolve({ filter: /\/llhttp_simd-wasm\.js$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace('_simd', '')),
    }));
  },
};

/** Packages in CommonJS require() Node's own modules, which an ES module has to make a function for. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

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
  plugins: [startInOneChunk, oneParser],
  banner: { js: REQUIRE },
  minify: production,
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** The pages run in a browser. What several of them need is a chunk that they share. @type {esbuild.BuildOptions} */
const page = {
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
  logLevel: 'warning',
};

async function main() {
  // Chunks have other names in each build: those of an earlier one would be packaged too.
  rmSync(DIST, { recursive: true, force: true });
  if (!watch) {
    const built = await Promise.all(
      [host, page].map((options) => esbuild.build({ ...options, metafile: true })),
    );
    if (production) {
      dropUnusedRequire();
      writeFileSync(join(DIST, 'ThirdPartyNotices.txt'), thirdPartyNotices(built));
      mkdirSync(dirname(README), { recursive: true });
      writeFileSync(README, forExtensionPage(readFileSync('README.md', 'utf8')));
    }
    return;
  }
  const contexts = await Promise.all([host, page].map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching src/ …');
}

/** esbuild writes the banner into every chunk, and the few that need it are seldom among those that start. */
function dropUnusedRequire() {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  for (const file of files.map((name) => join(DIST, name))) {
    const [banner, ...code] = readFileSync(file, 'utf8').split('\n');
    if (banner === REQUIRE && !/\brequire\b/.test(code.join('\n'))) {
      writeFileSync(file, code.join('\n'));
    }
  }
}

/**
 * For the page of the extension in VS Code: it shows pictures from `https:` only (VS Code 1.105 to 1.139 remove `data:`
 * and paths) and follows no link to a file, so that both would be broken there.
 * @param {string} readme
 */
function forExtensionPage(readme) {
  return readme
    .replaceAll(/^!\[[^\]]*\]\(media\/[\w-]+\.png\)\n\n/gm, '')
    .replaceAll(/\[([^\]]+)\]\([A-Z]+\.md\)/g, '$1');
}

/**
 * The licenses of the packages whose code is in the bundles, which most of them ask to go along with it.
 * @param {readonly esbuild.BuildResult<{ metafile: true }>[]} built
 */
function thirdPartyNotices(built) {
  const bundled = built
    .flatMap(({ metafile }) => Object.values(metafile.outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  const notices = [...new Set(bundled)].map(notice).sort();
  const start = 'GitLab License Manager contains code of the packages below, under their own licenses.\n';
  return [start, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder of a package */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)(?:\.|-|$)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && license === 'MIT' && typeof author === 'string') {
    texts.push(mitLicense(author));
  }
  if (texts.length === 0) {
    throw new Error(`${folder} has no license text for ThirdPartyNotices.txt`);
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/** For packages that name this license and come without its text, which is that of this one. */
function mitLicense(holder) {
  return readFileSync('LICENSE', 'utf8')
    .replace(/^Copyright .*$/m, `Copyright (c) ${holder}`)
    .trim();
}

main().catch((error) => {
  // esbuild has told of what it found itself.
  if (!('errors' in error)) {
    console.error(error);
  }
  process.exit(1);
});
