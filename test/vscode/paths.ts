import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Everything that is downloaded; `@vscode/test-electron` puts a desktop VS Code there as well. */
export const DOWNLOADS = join(ROOT, '.vscode-test');

/** Bundled tests. */
export const OUT = join(ROOT, 'out');

/** What runners write: reports, logs, pictures. */
export const RESULTS = join(ROOT, 'test-results');

/** The results of the tests in the extension host, one JSON object a line. */
export const HOST_RESULTS = join(RESULTS, 'host', 'results.jsonl');

/** The packaged extension, as users install it. */
export const VSIX = join(ROOT, 'dist', 'gitlab-license-manager.vsix');
