import { spawnSync } from 'node:child_process';
import { hasApt, installWithApt } from '../vscode/apt';
import { progress } from '../vscode/progress';

/** Debian's own comes first: its packages are for no other. */
const INTERPRETERS = ['/usr/bin/python3', 'python3'];

/** A Python that has the package `gitlab` (https://python-gitlab.readthedocs.io); undefined: there is none. */
export function findPythonGitLab(): string | undefined {
  // On macOS the command python3 may be there only to offer an installation, in a window.
  if (process.platform !== 'linux') {
    return undefined;
  }
  return INTERPRETERS.find((python) => spawnSync(python, ['-c', 'import gitlab']).status === 0);
}

/**
 * Installs python-gitlab where that needs no question. Throws nothing: without it the tests that use it are skipped,
 * and counted as such.
 */
export function providePythonGitLab(): void {
  if (!hasApt() || findPythonGitLab() !== undefined) {
    return;
  }
  progress('Installing python-gitlab for the tests (apt-get) …');
  try {
    installWithApt('python3-gitlab');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    progress(`python-gitlab could not be installed, so its tests are skipped. ${reason}`);
  }
}
