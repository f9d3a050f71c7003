import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an empty folder. Its path is short: VS Code puts sockets there, and theirs may have some hundred characters. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'glm-'));
}

/** Removes a folder with all that is in it, also when a program that is about to end still writes there. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
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
