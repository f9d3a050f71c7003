import { FLOORS, forbiddenImport, PURE } from '../../../rooms.mjs';
import { arrowsOf, type Arrow } from './arrows';
import { circlesOf, graphOf } from './circles';
import { folderOf, isSource, type Tree } from './tree';

const MOST_FILES = 16;
const MOST_LINES = 250;

/** One sentence for each folder with more than 16 files. */
export function crowdedFolders(tree: Tree): string[] {
  const counts = new Map<string, number>();
  for (const folder of [...tree.keys()].map(folderOf)) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => `${folder} has ${count} files.`);
}

/** One sentence for each source file with more than 250 lines. */
export function longFiles(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path))
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines.`);
}

/** One sentence for each import of src/ that rooms.mjs forbids, or that cannot be followed. */
export function wrongArrows(tree: Tree): string[] {
  return arrowsOf(tree)
    .filter(({ from }) => from.startsWith('src/'))
    .flatMap((arrow) => wrongArrow(arrow) ?? []);
}

function wrongArrow({ from, to, kind }: Arrow): string | undefined {
  switch (kind) {
    case 'package':
      return to === 'vscode' && isPure(from) ? `${from} is pure and must not import vscode.` : undefined;
    case 'unknown':
      return `${from} imports ${to}, which isn't a file of src.`;
    case 'file':
      return to.startsWith('src/') ? forbiddenImport(from, to) : `${from} must not import ${to}.`;
  }
}

function isPure(file: string): boolean {
  return [...PURE, 'webview'].some((room) => file.startsWith(`src/${room}/`));
}

/** One sentence for each folder of src/ that rooms.mjs does not name: nothing would hold for it. */
export function roomsWithoutRank(tree: Tree): string[] {
  const files = [...tree.keys()].filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
  const folders = new Set(files.flatMap(foldersOf));
  folders.delete('src');
  return [...folders]
    .filter((folder) => FLOORS[folderOf(folder)]?.[folder.slice(folderOf(folder).length + 1)] === undefined)
    .map((folder) => `${folder} is missing in rooms.mjs.`);
}

/** The circles between files, and those between rooms of a floor, where a file beside the rooms is one by itself. */
export function circles(tree: Tree): string[][] {
  const edges = arrowsOf(tree)
    .filter(({ kind }) => kind === 'file')
    .map(({ from, to }) => [from, to] as const);
  const floors = new Set([...tree.keys()].flatMap(foldersOf));
  const found = [edges, ...[...floors].map((floor) => between(floor, edges))].flatMap((some) =>
    circlesOf(graphOf(some)),
  );
  return [...new Map(found.map((circle) => [circle.join(), circle])).values()];
}

type Edge = readonly [from: string, to: string];

function between(floor: string, edges: readonly Edge[]): Edge[] {
  return edges
    .filter((ends) => ends.every((path) => path.startsWith(`${floor}/`)))
    .map(([from, to]) => [roomOf(floor, from), roomOf(floor, to)] as const)
    .filter(([from, to]) => from !== to);
}

function roomOf(floor: string, path: string): string {
  const end = path.indexOf('/', floor.length + 1);
  return end < 0 ? path : path.slice(0, end);
}

/** All folders that a file is in, the innermost first. */
function foldersOf(path: string): string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [folder, ...foldersOf(folder)];
}
