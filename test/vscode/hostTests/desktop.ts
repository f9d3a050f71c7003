import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths';

/**
 * The version of the desktop VS Code to download.
 *
 * @param wanted `stable`, `1.105.0`, or `oldest`: the oldest that the manifest promises to run in
 */
export function desktopVersion(wanted: string | undefined): string | undefined {
  return wanted === 'oldest' ? oldestVersion() : wanted;
}

function oldestVersion(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly engines: { readonly vscode: string };
  };
  return manifest.engines.vscode.replace('^', '');
}

/** A path as an argument for @vscode/test-electron, which on Windows puts arguments into one line for cmd.exe. */
export function argument(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? `"${path}"` : path;
}
