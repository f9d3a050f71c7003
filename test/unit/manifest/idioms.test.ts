import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { nls, ROOT, stringsIn, textOf } from './manifest';

/** What a technical writer of VS Code or GitLab doesn't write, with what to write instead. */
const IDIOMS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\banew\b/i, 'again'],
  [/\bbesides\b/i, 'also, in addition to'],
  [/\bat hand\b/i, 'available'],
  [/\bat least so many\b|\bso many\b/i, 'this many'],
  [/\b(?:can't|cannot|can not) be told\b|\bis told\b|\bare told\b/i, 'is unknown, is shown'],
  [/\bthe one that\b/i, 'name it'],
  [/\bGitLabs\b/, 'GitLab instances'],
  [/\ba GitLab (?:may|is|has|can|without|with|or)\b|\ba GitLab[.,;:!?]/i, 'a GitLab instance'],
  [/\bmends?\b|\bmended\b|\bmending\b/i, 'fix'],
  [/\breckon/i, 'calculate'],
  [/\bforetell/i, 'predict'],
  [/\bwhole\b/i, 'complete, entire'],
  [/\bcannot\b/i, "can't"],
  [/\b(?:is|are|was|were|do|does|did|could|would|should|has|have) not\b/i, 'a contraction'],
  [/\be-mails?\b/i, 'email'],
  [/\bcancelled\b/i, 'canceled'],
  [/\bclick(?:s|ed|ing)?\b(?<!double-click)/i, 'select'],
  [/\bif it stays so\b/i, 'if it keeps happening'],
  [/\bof today\b/i, "today's, current"],
  [/\bin place of\b/i, 'instead of'],
  [/\bany more\b/i, 'no longer'],
  [/\bor newer\b|\band newer\b/i, 'or later'],
  [/\bone a (?:line|row|license|day|instance)\b/i, 'one per'],
  [/\bcame about\b|\bbroke off\b/i, 'failed, was lost'],
  [/\brefus(?:e|es|ed)\b/i, 'reject'],
  [/^(?:Which|Whose|In which|From which) .*\?$/, 'Select …'],
  [/\d %/, 'no space before %'],
  [/[’]/, 'a straight apostrophe'],
];

const bundle = Object.values(JSON.parse(textOf('l10n/bundle.l10n.json')) as object).flatMap(stringsIn);

const TEXTS: readonly (readonly [where: string, texts: readonly string[]])[] = [
  ['the bundle', bundle],
  ['the manifest', stringsIn(nls)],
  ['the pages', literalsOf('src/webview').filter((text) => /\s/.test(text))],
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(
    (file) => [file, textOf(file).split('\n')] as const,
  ),
];

describe('what people read', () => {
  it.each(TEXTS)('has no idiom that is translated thought: %s', (_, texts) => {
    expect(texts).not.toEqual([]);
    expect(texts.flatMap(oddities)).toEqual([]);
  });
});

it.each([
  ['Mend that there.', 'fix'],
  ['The token of a GitLab.', 'a GitLab instance'],
  ['It cannot be read.', "can't"],
  ['Click here.', 'select'],
])('an odd sentence is found: %s', (text, instead) => {
  expect(oddities(text)).toEqual([`${text} → ${instead}`]);
});

function oddities(text: string): string[] {
  return IDIOMS.filter(([pattern]) => pattern.test(text)).map(([, instead]) => `${text} → ${instead}`);
}

/** The strings of a folder's code. */
function literalsOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node)) {
          found.push(node.text);
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, textOf(join(folder, path)), ts.ScriptTarget.Latest));
      return found;
    });
}
