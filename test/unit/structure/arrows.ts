import { posix } from 'node:path';
import ts from 'typescript';
import type { Tree } from './tree';

export interface Arrow {
  readonly from: string;
  /** A file of the tree; a package, as it is named; or a relative path that leads to no file of the tree. */
  readonly to: string;
  readonly kind: 'file' | 'package' | 'unknown';
}

/** Every import and export of values and types, `import()`, and `import('…')` as a type, of all TypeScript files. */
export function arrowsOf(tree: Tree): Arrow[] {
  return [...tree]
    .filter(([path]) => /\.m?ts$/.test(path))
    .flatMap(([from, text]) => specifiersOf(from, text).map((specifier) => arrow(tree, from, specifier)));
}

function arrow(tree: Tree, from: string, specifier: string): Arrow {
  if (!specifier.startsWith('.')) {
    return { from, to: specifier, kind: 'package' };
  }
  const path = posix.join(posix.dirname(from), specifier);
  const file = [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => tree.has(candidate));
  return file === undefined ? { from, to: path, kind: 'unknown' } : { from, to: file, kind: 'file' };
}

function specifiersOf(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      found.push(specifier.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier;
  }
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  }
  const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImportCall ? node.arguments[0] : undefined;
}
