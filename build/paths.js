import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** What VS Code shows of the extension; `vsce` takes it in place of the one in the repository. */
export const README = fileURLToPath(new URL('../out/README.md', import.meta.url));
