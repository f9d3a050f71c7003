import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Text of each file by its path below the project's folder, with `/` between its parts. */
export type Tree = ReadonlyMap<string, string>;

const SOURCE = /\.([cm]?[jt]s|css)$/;

/** Reads src/ and test/ but for fixtures. Only source files have their text; of the others the path is enough. */
export function readTree(root: string): Tree {
  const paths = ['src', 'test'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Map(
    paths
      .map((path) => [path.slice(root.length + 1).replaceAll(sep, '/'), path] as const)
      .filter(([name]) => !name.includes('/fixtures/'))
      .map(([name, path]) => [name, isSource(name) ? readFileSync(path, 'utf8') : '']),
  );
}

export function isSource(path: string): boolean {
  return SOURCE.test(path);
}

/** The folder of a file or folder; that of a top folder is empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
