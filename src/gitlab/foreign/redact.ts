import { spelledText, spellingOf, type Spelling } from './spelling';

const MARK = '•••';

/** This many characters of a secret in a row are no coincidence. */
const SHORTEST_PART = 12;

/**
 * Only every seventh place of a text is looked at: wherever a part of twelve characters stands, six characters that
 * begin at such a place are within it.
 */
const PROBE = 6;
const STEP = SHORTEST_PART - PROBE + 1;

/** Characters of an original text that belong to a secret: the first, and the one after the last. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes secrets out of texts that come from outside: a server can echo what it was sent, whole or in part, escaped in
 * one way or another. This is the only place where that is done; everything else never puts a secret into a text in
 * the first place. Takes time in proportion to the text.
 */
export class Redactor {
  /** All parts of the secrets that are long enough to be told from words, and what they are found by. */
  readonly #parts = new Set<string>();
  readonly #probes = new Set<string>();
  /** Secrets too short to have such parts. */
  readonly #short: readonly string[];

  constructor(secrets: readonly string[]) {
    const spelled = secrets.map(spelledText).filter((secret) => secret !== '');
    this.#short = spelled.filter((secret) => secret.length < SHORTEST_PART);
    for (const secret of spelled) {
      for (let at = 0; at + SHORTEST_PART <= secret.length; at++) {
        this.#parts.add(secret.slice(at, at + SHORTEST_PART));
      }
      for (let at = 0; at + PROBE <= secret.length; at++) {
        this.#probes.add(secret.slice(at, at + PROBE));
      }
    }
  }

  /** The text with a mark in place of each secret and each part of one. */
  redact(text: string): string {
    if (this.#short.length === 0 && text.length < SHORTEST_PART) {
      return text;
    }
    const places = this.#places(spelledText(text));
    return places.length === 0 ? text : withoutRanges(text, rangesOf(places, spellingOf(text)));
  }

  /** Where secrets stand in a spelling, in order; they may overlap. */
  #places(spelled: string): Range[] {
    const places: Range[] = [];
    let tried = 0;
    for (let probe = 0; probe + PROBE <= spelled.length; probe += STEP) {
      if (!this.#probes.has(spelled.slice(probe, probe + PROBE))) {
        continue;
      }
      for (let start = Math.max(tried, probe - SHORTEST_PART + PROBE); start <= probe; start++) {
        if (this.#parts.has(spelled.slice(start, start + SHORTEST_PART))) {
          places.push({ start, end: start + SHORTEST_PART });
        }
      }
      tried = probe + 1;
    }
    const short = this.#short.flatMap((secret) => occurrences(spelled, secret));
    return short.length === 0 ? places : [...places, ...short].sort((one, other) => one.start - other.start);
  }
}

function occurrences(text: string, part: string): Range[] {
  const found: Range[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + part.length)) {
    found.push({ start, end: start + part.length });
  }
  return found;
}

/** The places in the original text, those joined that touch or overlap. */
function rangesOf(places: readonly Range[], { starts, ends }: Spelling): Range[] {
  const joined: Range[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last !== undefined && place.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    } else {
      joined.push(place);
    }
  }
  return joined.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }));
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let next = 0;
  const kept = ranges.map(({ start, end }) => {
    const before = text.slice(next, start);
    next = end;
    return before + MARK;
  });
  return kept.join('') + text.slice(next);
}

/** One text without these secrets: see {@link Redactor}. */
export function redact(text: string, secrets: readonly string[]): string {
  return new Redactor(secrets).redact(text);
}
