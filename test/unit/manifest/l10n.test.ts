import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifest, ROOT, textOf } from './manifest';
import { placesOf, spokenTexts } from './spokenTexts';
import { join } from 'node:path';

type Entry = string | { readonly message: string; readonly comment: readonly string[] };

const BUNDLE = 'l10n/bundle.l10n.json';
const HOW = 'Run `npm run l10n`.';

const bundle = JSON.parse(textOf(BUNDLE)) as Readonly<Record<string, Entry>>;

const spoken = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => spokenTexts(path, textOf(join('src', path))));

/** The name of a text in the bundle, as VS Code looks it up, with what stands there. */
const expected = Object.fromEntries(
  spoken.map(({ message = '', comment }): [string, Entry] =>
    comment.length === 0 ? [message, message] : [`${message}/${comment.join('')}`, { message, comment }],
  ),
);

describe('the bundle of texts', () => {
  it('is where VS Code looks for it, in the package too', () => {
    expect(manifest.l10n).toBe('./l10n');
    expect(textOf('.vscodeignore').split('\n')).toContain('!l10n/*.json');
  });

  it('has every text of the code, with its comments', () => {
    const missing = Object.keys(expected).filter((key) => !Object.hasOwn(bundle, key));
    expect(missing, HOW).toEqual([]);
    expect(bundle, HOW).toMatchObject(expected);
  });

  it('has no text that the code no longer says', () => {
    const left = Object.keys(bundle).filter((key) => !Object.hasOwn(expected, key));
    expect(left, HOW).toEqual([]);
  });
});

describe('a text of the code', () => {
  it('is written out, so that it can be translated', () => {
    expect(spoken.filter(({ message }) => message === undefined)).toEqual([]);
    expect(spoken.length).toBeGreaterThan(500);
  });

  it('has a place for all that is filled in, and nothing else', () => {
    const wrong = spoken.filter(
      ({ message = '', parameters }) => placesOf(message).join() !== parameters.join(),
    );
    expect(wrong).toEqual([]);
  });
});

describe('how texts are found in code', () => {
  it.each([
    ["l10n.t('a {0}', x)", { message: 'a {0}', comment: [], parameters: ['0'] }],
    ['vscode.l10n.t("it\'s")', { message: "it's", comment: [], parameters: [] }],
    ["t('{b} {a}', { a, b: 1 })", { message: '{b} {a}', comment: [], parameters: ['a', 'b'] }],
    [
      "t({ message: 'a {0}', comment: ['one', 'two'], args: [x] })",
      { message: 'a {0}', comment: ['one', 'two'], parameters: ['0'] },
    ],
    ['t(`a`)', { message: 'a', comment: [], parameters: [] }],
    ['t(text)', { message: undefined, comment: [], parameters: [] }],
  ])('%s', (source, text) => {
    expect(spokenTexts('a.ts', `\n${source};`)).toEqual([{ at: 'a.ts:2', ...text }]);
  });

  it('leaves other calls alone', () => {
    expect(spokenTexts('a.ts', "it('a'); list.t('b'); start('c');")).toEqual([]);
  });
});
