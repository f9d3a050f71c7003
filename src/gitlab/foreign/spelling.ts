/** A text as its secrets are compared: see {@link spellingOf}. */
export interface Spelling {
  readonly text: string;
  /** Where each character comes from in the original: its first character, and the one after its last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Texts are escaped more than once on their way: a percent-encoded address within JSON within a log. */
const MOST_PASSES = 3;

/** White space, percent-encoding, JSON's escapes, and HTML's for single characters. */
const ESCAPE =
  /\s+|%([\da-f]{2})|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([nrtbf])|\\(.)|&#x([\da-f]{1,4});|&#(\d{1,5});|&(amp|quot|apos|lt|gt);/giu;

const MAY_BE_ESCAPED = /[\s%\\&]/u;

const HAS_ESCAPES = /[%\\&]/u;

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/**
 * One spelling for all in which a server can echo what it was sent: unescaped, without white space, in lower case
 * (hosts are), and with the letters of base64 in place of those of its variant for addresses.
 */
export function spellingOf(text: string): Spelling {
  let spelling = identity(text);
  for (let pass = 0; pass < MOST_PASSES && MAY_BE_ESCAPED.test(spelling.text); pass++) {
    spelling = unescaped(spelling);
  }
  return { ...spelling, text: folded(spelling.text) };
}

/** The text of {@link spellingOf} alone, which is all that most texts need. */
export function spelledText(text: string): string {
  let spelled = text;
  for (let pass = 0; pass < MOST_PASSES && MAY_BE_ESCAPED.test(spelled); pass++) {
    spelled = HAS_ESCAPES.test(spelled)
      ? spelled.replace(ESCAPE, (...match: string[]) => characterOf(match))
      : spelled.replace(/\s+/gu, '');
  }
  return folded(spelled);
}

function identity(text: string): Spelling {
  const starts = Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

function unescaped({ text, starts, ends }: Spelling): Spelling {
  const parts: string[] = [];
  const newStarts: number[] = [];
  const newEnds: number[] = [];
  const keep = (from: number, to: number) => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at++) {
      newStarts.push(starts[at] ?? 0);
      newEnds.push(ends[at] ?? 0);
    }
  };
  let next = 0;
  for (const match of text.matchAll(ESCAPE)) {
    keep(next, match.index);
    next = match.index + match[0].length;
    const character = characterOf(match);
    parts.push(character);
    const [start, end] = [starts[match.index] ?? 0, ends[next - 1] ?? 0];
    newStarts.push(...character.split('').map(() => start));
    newEnds.push(...character.split('').map(() => end));
  }
  keep(next, text.length);
  return { text: parts.join(''), starts: newStarts, ends: newEnds };
}

/** What an escape stands for; nothing for white space. */
function characterOf(match: readonly (string | undefined)[]): string {
  const [, percent, unicode, hex, , escaped, htmlHex, htmlDecimal, name] = match;
  const code = percent ?? unicode ?? hex ?? htmlHex;
  const character =
    code !== undefined
      ? String.fromCharCode(Number.parseInt(code, 16))
      : htmlDecimal !== undefined
        ? String.fromCharCode(Number(htmlDecimal))
        : (escaped ?? NAMED[name?.toLowerCase() ?? ''] ?? '');
  return character.trim();
}

/** Changes ASCII only, so that nothing changes its place. */
function folded(text: string): string {
  return text
    .replace(/[A-Z]+/g, (upper) => upper.toLowerCase())
    .replace(/[-_]/g, (mark) => (mark === '-' ? '+' : '/'));
}
