import { escapedCode, escapeEnd, isWhiteSpace, mayEscape } from './escapes';

/** A text as its secrets are compared, in UTF-16. */
export interface Spelling extends Places {
  readonly codes: Uint16Array;
}

/** Where each code comes from in the original: its first character, and the one after its last. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Texts are escaped more than once on their way: a percent-encoded address within JSON within a log. */
const MOST_PASSES = 3;

const [UPPER_A, UPPER_Z] = [0x41, 0x5a];
const LOWER = 0x20;

/** "-" for "+", and "_" for "/". */
const OF_ADDRESSES: ReadonlyMap<number, number> = new Map([
  [0x2d, 0x2b],
  [0x5f, 0x2f],
]);

/**
 * ASCII that stands for itself, in the spelling: hosts are in lower case, and base64 has other letters in addresses.
 * 0 for white space and what an escape can begin with.
 */
const PLAIN = Uint16Array.from({ length: 0x80 }, (_, code) =>
  isWhiteSpace(code) || mayEscape(code) ? 0 : foldedCode(code),
);

/**
 * One spelling for all in which a server can echo what it was sent: unescaped, without white space, in lower case,
 * and with the letters of base64 in place of those of its variant for addresses.
 */
export function spellingOf(text: string): Spelling {
  const [starts, ends] = [new Uint32Array(text.length), new Uint32Array(text.length)];
  for (let at = 0; at < text.length; at++) {
    starts[at] = at;
    ends[at] = at + 1;
  }
  return { codes: spelled(text, { starts, ends }), starts, ends };
}

/** The codes of {@link spellingOf} alone, which is all that most texts need. */
export function spelledCodes(text: string): Uint16Array {
  return spelled(text);
}

/** @param places where the characters come from; changed to those of the spelling */
function spelled(text: string, places?: Places): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    codes[at] = text.charCodeAt(at);
  }
  let { length } = codes;
  let mayGoOn = true;
  for (let pass = 0; pass < MOST_PASSES && mayGoOn; pass++) {
    ({ length, mayGoOn } = unescape(codes, length, places));
  }
  return codes.subarray(0, length);
}

/** Unescapes once. What comes out is never longer, so it is written over what it was made from. */
function unescape(
  codes: Uint16Array,
  length: number,
  places: Places | undefined,
): { readonly length: number; readonly mayGoOn: boolean } {
  let kept = 0;
  let mayGoOn = false;
  for (let at = 0, next = 1; at < length; at = next, next++) {
    const plain = PLAIN[codes[at] ?? 0] ?? 0;
    if (plain === 0) {
      next = escapeEnd(codes, at, length);
      const code = next === at + 1 ? (codes[at] ?? 0) : escapedCode(codes, at, next);
      if (isWhiteSpace(code)) {
        continue;
      }
      mayGoOn ||= mayEscape(code);
      codes[kept] = foldedCode(code);
    } else {
      codes[kept] = plain;
    }
    if (places !== undefined) {
      places.starts[kept] = places.starts[at] ?? 0;
      places.ends[kept] = places.ends[next - 1] ?? 0;
    }
    kept++;
  }
  return { length: kept, mayGoOn };
}

/** Changes ASCII only. */
function foldedCode(code: number): number {
  if (code >= UPPER_A && code <= UPPER_Z) {
    return code + LOWER;
  }
  return OF_ADDRESSES.get(code) ?? code;
}
