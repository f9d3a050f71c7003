/** What src/ says through an l10n function, read from the syntax tree: not with the tool that writes the bundle. */

import ts from 'typescript';

/** One call of `l10n.t` or `t`. */
export interface SpokenText {
  /** Where it stands, as `path:line`. */
  readonly at: string;
  /** Undefined: it's made while the program runs, so that no translator can see it. */
  readonly message: string | undefined;
  /** What a translator is told about it. */
  readonly comment: readonly string[];
  /** The names or numbers of what is filled in. */
  readonly parameters: readonly string[];
}

/**
 * @param path shown in `at`
 * @param source TypeScript
 */
export function spokenTexts(path: string, source: string): SpokenText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: SpokenText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isL10n(node.expression)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ at: `${path}:${line}`, ...spokenText(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The places of a text that something is filled in, each once, in the order of their names. */
export function placesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].toSorted();
}

function isL10n(callee: ts.Expression): boolean {
  return /^(?:vscode\.l10n\.t|l10n\.t|t)$/.test(callee.getText());
}

function spokenText(call: ts.CallExpression): Omit<SpokenText, 'at'> {
  const [first, ...rest] = call.arguments;
  if (first === undefined || !ts.isObjectLiteralExpression(first)) {
    return { message: literal(first), comment: [], parameters: parametersOf(rest) };
  }
  const comment = property(first, 'comment');
  return {
    message: literal(property(first, 'message')),
    comment: comment === undefined ? [] : literalsOf(comment),
    parameters: parametersOf(argumentsOf(property(first, 'args'))),
  };
}

function argumentsOf(args: ts.Expression | undefined): readonly ts.Expression[] {
  if (args === undefined) {
    return [];
  }
  return ts.isArrayLiteralExpression(args) ? args.elements : [args];
}

function parametersOf(args: readonly ts.Expression[]): string[] {
  const [named] = args;
  if (args.length === 1 && named !== undefined && ts.isObjectLiteralExpression(named)) {
    return named.properties.map((each) => each.name?.getText() ?? each.getText()).toSorted();
  }
  return args.map((_, index) => String(index)).toSorted();
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return object.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)
    ?.initializer;
}

function literalsOf(comment: ts.Expression): string[] {
  const parts = ts.isArrayLiteralExpression(comment) ? comment.elements : [comment];
  return parts.map((part) => literal(part) ?? part.getText());
}

function literal(node: ts.Expression | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
