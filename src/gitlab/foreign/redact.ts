import { SecretParts, type Range } from './secretParts';
import { sentSecrets, type SentSecrets } from './sentSecrets';
import { spelledCodes, spellingOf, type Spelling } from './spelling';

const MARK = '•••';

/**
 * Takes secrets out of texts that come from outside: a server can echo what it was sent, whole or in part, escaped in
 * one way or another. This is the only place where that is done; everything else never puts a secret into a text in
 * the first place. Takes time in proportion to the text.
 */
export class Redactor {
  readonly #own: SecretParts;
  readonly #sent: SentSecrets;

  /**
   * @param secrets what is looked for on top of what was sent a moment ago
   * @param sent what was sent a moment ago, by anything in this process
   */
  constructor(secrets: readonly string[], sent: SentSecrets = sentSecrets) {
    this.#own = new SecretParts(secrets);
    this.#sent = sent;
  }

  /** The text with a mark in place of each secret and each part of one. */
  redact(text: string): string {
    const places = this.#placesIn(text);
    return places.length === 0 ? text : withoutRanges(text, rangesOf(places, spellingOf(text)));
  }

  /** Whether a text holds a secret or a part of one. */
  isIn(text: string): boolean {
    return this.#placesIn(text).length > 0;
  }

  /** In the spelling of the text. */
  #placesIn(text: string): readonly Range[] {
    const all = [this.#own, this.#sent.parts()].filter((parts) => parts.mayBeIn(text.length));
    if (all.length === 0) {
      return [];
    }
    const spelled = spelledCodes(text);
    return all.flatMap((parts) => parts.places(spelled));
  }
}

/** The places in the original text, those joined that touch or overlap. */
function rangesOf(places: readonly Range[], { starts, ends }: Spelling): Range[] {
  const joined: Range[] = [];
  for (const place of places.toSorted((one, other) => one.start - other.start)) {
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
