/** Finds license keys in a text, whatever was written around and between their lines. */

import { damageAfterStart, type KeyDamage } from './keyDamage';
import { KEY_START } from './keyStart';
import { parseEnvelope } from './keyEnvelope';
import { isEvenlyWrapped, keyLinesIn } from './keyLines';
import { nestedTexts } from './nestedTexts';
import { cutLines, decodeSymbols, firstMatches, symbolCount, unwrapKey, type Base64Text } from './unwrapKey';
import { withoutBoundaries, withoutMarkup } from './withoutMarkup';

export type FoundKeys =
  | { readonly kind: 'none' }
  /** In the lines it came in, with one line feed at the end. It may stand in the text more than once. */
  | { readonly kind: 'one'; readonly key: string }
  /** More than one, and they are not the same. */
  | { readonly kind: 'several' }
  /** Other text stands between its lines and can't be taken out safely. `line`: where that text begins, from 1. */
  | { readonly kind: 'foreign'; readonly line: number }
  | { readonly kind: 'damaged'; readonly damage: KeyDamage };

/** From where a key begins to where the next one does. */
interface Section {
  readonly symbols: string;
  readonly base64: Base64Text;
  /** How many symbols stand before it. */
  readonly from: number;
  /** The text itself, and how many lines stand before it; absent where a line ends within the beginning of the key. */
  readonly text?: string;
  readonly linesBefore: number;
}

/** Base64 in base64 in base64, such as gzip in a secret. */
const DEEPEST = 3;
/** A mail has its text twice, and people quote it. */
const MOST_KEYS = 20;

const STARTS = new RegExp(KEY_START, 'g');

/** Looks for keys in a text as it is, without markup, among other words, and in what stands in base64 in it. */
export function findKeys(text: string, depth = 0): FoundKeys {
  const plain = withoutBoundaries(text);
  const clean = withoutMarkup(plain);
  return summary([...keysIn(plain, clean), ...(depth < DEEPEST ? nestedKeys(clean, depth + 1) : [])]);
}

function summary(found: readonly FoundKeys[]): FoundKeys {
  const [first, ...others] = found.filter(({ kind }) => kind !== 'none');
  if (first === undefined) {
    return { kind: 'none' };
  }
  return others.every((other) => isSameKey(first, other)) ? first : { kind: 'several' };
}

function isSameKey(one: FoundKeys, other: FoundKeys): boolean {
  return one.kind === 'one' && other.kind === 'one' && unwrapped(one.key) === unwrapped(other.key);
}

function unwrapped(key: string): string {
  return unwrapKey(key).symbols;
}

function nestedKeys(text: string, depth: number): FoundKeys[] {
  return nestedTexts(text).map((ways) => {
    const found = ways.map((way) => findKeys(way, depth));
    return found.find(({ kind }) => kind === 'one') ?? found[0] ?? { kind: 'none' };
  });
}

function keysIn(plain: string, clean: string): FoundKeys[] {
  const inPlain = sectionsOf(plain);
  const inClean = clean === plain ? [] : sectionsOf(clean);
  if (Math.max(inPlain.length, inClean.length) > MOST_KEYS) {
    return [{ kind: 'several' }];
  }
  if (inPlain.length + inClean.length === 0) {
    return [keyOfAnotherForm(plain)];
  }
  if (inPlain.length === inClean.length) {
    return inPlain.map((section, index) => keyIn([section, inClean[index] ?? section]));
  }
  // Markup may hide where a key begins, and what is taken for markup as well.
  return (inPlain.length > inClean.length ? inPlain : inClean).map((section) => keyIn([section]));
}

/** Its envelope may be written in another way than the gem does, such as with spaces. */
function keyOfAnotherForm(text: string): FoundKeys {
  const base64 = unwrapKey(text);
  const key = wholeKey({ symbols: base64.symbols, base64, from: 0 });
  return key === undefined ? { kind: 'none' } : { kind: 'one', key };
}

/** The key in a section that is read in some ways. */
function keyIn(ways: readonly [Section, ...Section[]]): FoundKeys {
  const whole = firstOf(ways, wholeKey);
  if (whole !== undefined) {
    return { kind: 'one', key: whole };
  }
  const amongWords = ways.map(keyAmongWords);
  const found =
    amongWords.find(({ kind }) => kind === 'one') ?? amongWords.find(({ kind }) => kind === 'foreign');
  return found ?? { kind: 'damaged', damage: damageAfterStart(ways[0].symbols) };
}

function firstOf<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = find(item);
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}

function wholeKey({
  symbols,
  base64,
  from,
}: Pick<Section, 'symbols' | 'base64' | 'from'>): string | undefined {
  const json = wholeEnvelope(symbols);
  return json === undefined ? undefined : cutLines(base64, from, symbolCount(json.length));
}

function keyAmongWords({ text, linesBefore }: Section): FoundKeys {
  if (text === undefined) {
    return { kind: 'none' };
  }
  const found = keyLinesIn(text, (symbols) => {
    const json = wholeEnvelope(symbols);
    return json !== undefined && isEvenlyWrapped(json);
  });
  switch (found.kind) {
    case 'none':
      return found;
    case 'foreign':
      return { kind: 'foreign', line: linesBefore + found.line };
    case 'lines': {
      const base64 = unwrapKey(found.lines.join('\n'));
      const json = wholeEnvelope(base64.symbols) ?? '';
      return { kind: 'one', key: cutLines(base64, 0, symbolCount(json.length)) };
    }
  }
}

/** The JSON of the envelope with which the base64 begins, whatever follows it; `undefined` unless it is whole. */
function wholeEnvelope(symbols: string): string | undefined {
  const decoded = decodeSymbols(symbols);
  const json = decoded.slice(0, decoded.indexOf('}') + 1);
  return parseEnvelope(json) === undefined ? undefined : json;
}

/** Where keys begin in a text. */
function sectionsOf(text: string): Section[] {
  const base64 = unwrapKey(text);
  const starts = startsIn(base64.symbols);
  const written = startsIn(text);
  return starts.map((from, index) => ({
    symbols: base64.symbols.slice(from, starts[index + 1]),
    base64,
    from,
    ...(written.length === starts.length && { text: text.slice(written[index], written[index + 1]) }),
    linesBefore: text.slice(0, written[index]).split('\n').length - 1,
  }));
}

/** No more of them than are looked at, and one. */
function startsIn(text: string): number[] {
  return firstMatches(text, STARTS, MOST_KEYS + 1).map(({ index }) => index);
}
