import { basename } from 'node:path';
import { rolldown, watch } from 'rolldown';
import { DIST } from './paths.js';
import { printProblems } from './problems.js';

/** An empty module. */
const UNUSED = '\0unused';

/**
 * Leaves out what undici never needs here: VS Code's `fetch` passes it no forms, and HTTP/2 is off (`customCa.ts`).
 *
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

/**
 * The room in which a module stands. `ui`, which has the most code, is divided into its own rooms.
 *
 * @param {string} id path of the module
 */
function roomOf(id) {
  const folders = id.split(/[\\/]/).slice(0, -1);
  const rooms = folders.slice(folders.lastIndexOf('src') + 1);
  return rooms.slice(0, rooms[0] === 'ui' ? 2 : 1).join('-') || null;
}

/** @param {string} id path of a module of a package */
function packageOf(id) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?([^\\/]+)/.exec(id)?.[1] ?? null;
}

/**
 * Whatever is imported with `import()` is a chunk that is loaded when it's needed. What a start loads is one file. A
 * package is a chunk, and so is what several others share of a room, with all that it imports.
 *
 * @type {import('rolldown').CodeSplittingOptions}
 */
const codeSplitting = {
  groups: [
    { name: 'extension', tags: ['$initial'], priority: 2 },
    { name: packageOf, debugName: 'packages', test: /[\\/]node_modules[\\/]/, priority: 1 },
    { name: roomOf, debugName: 'rooms', test: /[\\/]src[\\/]/, minShareCount: 2 },
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
    // What one part imports later, another one may import at its beginning.
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
  try {
    const written = await bundle.write(output);
    return written.output
      .flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .map(([id]) => id);
  } finally {
    await bundle.close();
  }
}

/** Builds it again after each change. Resolves after the first time. */
export function watchHost() {
  return new Promise((resolve) => {
    watch(hostOptions(false)).on('event', async (event) => {
      if (event.code === 'ERROR') {
        printProblems(event.error);
      }
      if (event.code === 'ERROR' || event.code === 'BUNDLE_END') {
        resolve();
        await event.result.close();
      }
    });
  });
}
