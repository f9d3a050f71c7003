import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progress } from './progress';

/** Makes an empty folder. Its path is short: VS Code puts sockets there, and theirs may have some hundred characters. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'glm-'));
}

/**
 * Removes a folder with all that is in it, also when a program that is about to end still writes there. On Windows a
 * browser may keep its files locked for longer than it runs: then the folder stays, and this is said.
 */
export function removeFolder(folder: string, remove: typeof rmSync = rmSync): void {
  try {
    remove(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch (error) {
    if (!isLocked(error)) {
      throw error;
    }
    progress(`${folder} is still in use, so it was not removed.`);
  }
}

function isLocked(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EBUSY', 'EPERM', 'EACCES'].includes(String(error.code))
  );
}

/** Lends an empty folder. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeTemporaryFolder();
  try {
    return await use(folder);
  } finally {
    removeFolder(folder);
  }
}
