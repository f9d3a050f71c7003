import { join } from 'node:path';
import { VSIX } from '../../vscode/paths';
import { installExtension } from '../../vscode/server';
import { makeTemporaryFolder, removeFolder } from '../../vscode/temporary';
import { EXTENSIONS_VARIABLE } from './vscode';

/**
 * Installs the packaged extension, as users do, once for all windows of the run. Answers what takes it away again.
 *
 * @throws Error with VS Code's words when it does not want it.
 */
export default function installOnce(): () => void {
  const folder = makeTemporaryFolder();
  const extensions = join(folder, 'extensions');
  installExtension(VSIX, { userData: join(folder, 'user'), extensions });
  process.env[EXTENSIONS_VARIABLE] = extensions;
  return () => removeFolder(folder);
}
