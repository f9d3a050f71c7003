import { basename } from 'node:path';
import { rolldown, watch } from 'rolldown';
import { DIST } from './paths.js';
import { printProblems } from './problems.js';

/**
 * What undici can do but isn't asked to: it carries requests of VS Code's `fetch`, which bring no forms, over HTTP/1.1.
 * @type {import('rolldown').Plugin}
 */
const leanUndici = {
  name: 'lean-undici',
  resolveId: {
    filter: { id: /\/(?:web\/fetch\/body|client-h2|llhttp_simd-wasm)\.js$/ },
    handler(id, importer) {
      // Its HTTP parser comes twice, the second one with SIMD instructions. The plain one is fast enough for GitLab.
      return basename(id) === 'llhttp_simd-wasm.js'
        ? this.resolve(id.replace('_simd', ''), importer)
        : { id: UNUSED, moduleSideEffects: false };
    },
  },
  load: { filter: { id: /^\0unused$/ }, handler: () => 'module.exports = {};' },
};

/** An empty module. */
const UNUSED = '\0unused';

/**
 * Of the user interface, which has the most code, its rooms; of everything else all that stands in `src/`.
 *
 * @param {string} id path of a module
 */
function roomOf(id) {
  const [room, below] = id.slice(id.lastIndexOf('/src/') + '/src/'.length).split('/');
  return room === 'ui' ? `ui-${below}` : room;
}

/** @param {string} id path of a module */
function packageOf(id) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?([^/]+)/.exec(id)?.[1] ?? null;
}

/**
 * Whatever is imported with `import()` is a chunk that is loaded when it's needed. What a start loads is one file, a
 * package is a chunk, and so is what several chunks share of a room: rooms have no circles, so the chunks have none.
 * @type {import('rolldown').CodeSplittingOptions}
 */
const codeSplitting = {
  groups: [
    { name: 'extension', tags: ['$initial'], priority: 2 },
    { name: packageOf, debugName: 'packages', test: /\/node_modules\//, priority: 1 },
    { name: roomOf, debugName: 'rooms', test: /\/src\//, minShareCount: 2 },
  ],
};

/**
 * Runs in VS Code's extension host.
 *
 * @param {boolean} production
 * @returns {import('rolldown').BuildOptions & { readonly output: import('rolldown').OutputOptions }}
 */
function hostOptions(production) {
  return {
    input: 'src/extension.ts',
    // The start is in the entry's own file, where lazy chunks find what they share with it.
    preserveEntrySignatures: 'allow-extension',
    platform: 'node',
    transform: { target: 'node22' },
    external: ['vscode'],
    plugins: [leanUndici],
    // Some of what is loaded later is a part of other things that are.
    checks: { ineffectiveDynamicImport: false },
    output: {
      dir: DIST,
      format: 'esm',
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting,
      minify: production,
      comments: !production,
      sourcemap: !production,
      sourcemapExcludeSources: true,
    },
  };
}

/** @returns {Promise<readonly string[]>} the paths of the modules whose code is in it */
export async function buildHost() {
  const { output, ...input } = hostOptions(true);
  const bundle = await rolldown(input);
  const written = await bundle.write(output);
  await bundle.close();
  return written.output
    .flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
}

/** Builds it again after each change. Resolves after the first time. */
export function watchHost() {
  return new Promise((resolve) => {
    watch(hostOptions(false)).on('event', (event) => {
      if (event.code === 'ERROR') {
        printProblems(event.error);
      }
      if (event.code === 'ERROR' || event.code === 'BUNDLE_END') {
        void event.result.close();
        resolve();
      }
    });
  });
}
