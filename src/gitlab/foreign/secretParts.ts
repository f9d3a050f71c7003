import { spelledText } from './spelling';

/** This many characters of a secret in a row are no coincidence. */
export const SHORTEST_PART = 12;

/**
 * Only every seventh place of a text is looked at: wherever a part of twelve characters stands, six characters that
 * begin at such a place are within it.
 */
const PROBE = 6;
const STEP = SHORTEST_PART - PROBE + 1;

/** Characters of a text: the first, and the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What secrets are found by, however many there are: looking for a thousand takes no longer than looking for one. */
export class SecretParts {
  /** All parts of the secrets that are long enough to be told from words, and what those are found by. */
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

  /** Whether a text of this length can hold something of the secrets. */
  mayBeIn(length: number): boolean {
    return this.#short.length > 0 || (this.#parts.size > 0 && length >= SHORTEST_PART);
  }

  /** Where secrets stand in a spelling, in no order; they may overlap. */
  places(spelled: string): Range[] {
    const places = this.#short.flatMap((secret) => occurrences(spelled, secret));
    if (this.#parts.size === 0) {
      return places;
    }
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
    return places;
  }
}

function occurrences(text: string, part: string): Range[] {
  const found: Range[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + part.length)) {
    found.push({ start, end: start + part.length });
  }
  return found;
}
