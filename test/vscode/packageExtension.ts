import { relative } from 'node:path';
import { ROOT, VSIX } from './paths';
import { startShell } from './processes/program';

/** The shell command that builds the extension for release and packages it into `VSIX`. */
export const PACKAGE_COMMAND = `npm run --silent package -- --out ${relative(ROOT, VSIX)}`;

/** Runs it. Throws with its output when it fails. */
export async function packageExtension(): Promise<void> {
  const program = startShell(PACKAGE_COMMAND);
  const code = await program.exited;
  if (code !== 0) {
    throw new Error(`Packaging the extension failed:\n${program.output()}`);
  }
}
