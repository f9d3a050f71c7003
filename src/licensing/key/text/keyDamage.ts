/** Where a license key that is not whole breaks off. */

import { ENVELOPE_PARTS, firstBrokenPart, type EnvelopePart } from './keyEnvelope';
import { STARTS } from './keyStart';
import { decodeSymbols, symbolCount } from './unwrapKey';

/** What is lost. `middle`: something between the ends, which are there; or something in between was altered. */
export type MissingPiece = 'start' | 'end' | 'startAndEnd' | 'middle';

export interface KeyDamage {
  /** How many base64 characters of the key there are. */
  readonly characters: number;
  /** In which part of the envelope it breaks off, or begins when the start is missing. `start`: before all parts. */
  readonly part: 'start' | EnvelopePart;
  readonly missing: MissingPiece;
}

/** The parts of an envelope that are read to their ends. */
const WHOLE_PARTS = /^\s*\{(?:\s*"(?:data|key|iv)"\s*:\s*"(?:[A-Za-z0-9+/=]|\\n)*"\s*[,}])*/;

/** Less is the start of any JSON. */
const SHORTEST_START = 4;

/** Keys are a few thousand characters long, so nobody waits for more to be examined. */
const EXAMINED_SYMBOLS = 1 << 16;

/** Base64 written at another place of a group of four decodes to something else. */
const ALIGNMENTS = [0, 1, 2, 3];

/** Characters that an envelope consists of. */
const FOREIGN = /[^A-Za-z0-9+/=\\"{}:,\s]/;
/** A part, long enough not to be a word of other JSON, before the next one. */
const NEXT_PART = /(?<=[A-Za-z0-9+/=]{20}(?:\\n)?)"\s*,\s*"(key|iv)"\s*:/;
/** The vector has 16 bytes, so its base64 is padded. */
const LAST_PART_ENDS = /(?<=[A-Za-z0-9+/]{6}==(?:\\n)?)"\s*\}/;
/** The gem wraps each part, so that written-out line feeds stand between its lines. */
const WITHIN_A_PART = /(?<=[A-Za-z0-9+/]{20})\\n[A-Za-z0-9+/]{20}/;

/** What is wrong with base64 that begins as a key does but is not whole. */
export function damageAfterStart(symbols: string): KeyDamage {
  const examined = symbols.slice(0, EXAMINED_SYMBOLS);
  const decoded = decodeSymbols(examined);
  const json = decoded.slice(0, decoded.indexOf('}') + 1);
  const broken = firstBrokenPart(json);
  if (broken !== undefined) {
    return { characters: symbolCount(json.length), part: broken, missing: 'middle' };
  }

  const foreign = decoded.search(FOREIGN);
  const intact = foreign === -1 ? decoded : decoded.slice(0, foreign);
  const part = lastPartBegun(intact);
  if (ALIGNMENTS.some((alignment) => LAST_PART_ENDS.test(decodeSymbols(examined.slice(alignment))))) {
    return { characters: symbols.length, part: firstPartNotWhole(decoded) ?? part, missing: 'middle' };
  }
  return { characters: foreign === -1 ? symbols.length : symbolCount(foreign), part, missing: 'end' };
}

/** What is wrong with base64 that has no whole start of a key but comes from one; `undefined`: it does not. */
export function damageWithoutStart(symbols: string): KeyDamage | undefined {
  if (symbols.length >= SHORTEST_START && STARTS.some((start) => start.startsWith(symbols))) {
    return { characters: symbols.length, part: 'start', missing: 'end' };
  }
  const examined = symbols.slice(0, EXAMINED_SYMBOLS);
  for (const alignment of ALIGNMENTS) {
    const piece = pieceOf(decodeSymbols(examined.slice(alignment)));
    if (piece !== undefined) {
      return { characters: symbols.length, ...piece };
    }
  }
  return undefined;
}

function pieceOf(decoded: string): Omit<KeyDamage, 'characters'> | undefined {
  const missing = LAST_PART_ENDS.test(decoded) ? 'start' : 'startAndEnd';
  const next = NEXT_PART.exec(decoded)?.[1];
  if (next !== undefined) {
    return { part: next === 'key' ? 'data' : 'key', missing };
  }
  if (missing === 'start') {
    return { part: 'iv', missing };
  }
  return WITHIN_A_PART.test(decoded) ? { part: 'data', missing } : undefined;
}

function lastPartBegun(json: string): KeyDamage['part'] {
  return ENVELOPE_PARTS.findLast((name) => json.includes(`"${name}"`)) ?? 'start';
}

/** What is lost may leave any character in its place, such as one that ends the text or the envelope. */
function firstPartNotWhole(json: string): EnvelopePart | undefined {
  const whole = WHOLE_PARTS.exec(json)?.[0] ?? '';
  return ENVELOPE_PARTS.find((name) => !whole.includes(`"${name}"`));
}
