import { spelledCodes } from './spelling';

/** This many characters of a secret in a row are no coincidence. */
export const SHORTEST_PART = 12;

/** In characters; longer than any license key. Of a longer text the start is looked for. */
export const LONGEST_SECRET = 16 * 1024;

/**
 * Only every seventh place of a text is looked at: wherever a part of twelve characters stands, six characters that
 * begin at such a place are within it.
 */
const PROBE = 6;
const STEP = SHORTEST_PART - PROBE + 1;

/** Fewer make other texts pass for probes, and these cost more. */
const SLOTS_A_PROBE = 64;

/** Any odd number that spreads the hashes. */
const HASH_FACTOR = 0x9e3779b1;

/** Stands between secrets: no character, so that no part of a text goes on from one to the next. */
const SEPARATOR = Uint16Array.of(0xffff);

/** Characters of a text: the first, and the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What secrets are found by, however many there are: looking for a thousand takes no longer than looking for one. */
export class SecretParts {
  /** The spellings of all secrets that are long enough to be told from words, separated. */
  readonly #secrets: Uint16Array;
  /** Where each part of them begins. */
  readonly #parts = new Map<string, number>();
  /** Which hashes the probes have. */
  readonly #hasProbe: Uint8Array;
  /** Secrets too short to have such parts. */
  readonly #short: readonly Uint16Array[];

  constructor(secrets: readonly string[]) {
    const spelled = secrets
      .map((secret) => spelledCodes(secret.slice(0, LONGEST_SECRET)))
      .filter(({ length }) => length > 0);
    this.#short = spelled.filter(({ length }) => length < SHORTEST_PART);
    const long = spelled.filter(({ length }) => length >= SHORTEST_PART);
    this.#secrets = joined(long.flatMap((secret) => [secret, SEPARATOR]));
    this.#hasProbe = new Uint8Array(powerOfTwo(this.#secrets.length * SLOTS_A_PROBE));
    let from = 0;
    for (const { length } of long) {
      this.#add(from, from + length);
      from += length + SEPARATOR.length;
    }
  }

  /** Whether a text of this length can hold something of the secrets. */
  mayBeIn(length: number): boolean {
    return this.#short.length > 0 || (this.#parts.size > 0 && length >= SHORTEST_PART);
  }

  /** Where secrets stand in a spelling; the places may overlap and are in no order. */
  places(spelled: Uint16Array): Range[] {
    const places = this.#short.flatMap((secret) => occurrences(spelled, secret));
    if (this.#parts.size === 0) {
      return places;
    }
    /** Parts that begin before it have been found. */
    let start = 0;
    for (let probe = 0; probe + PROBE <= spelled.length; probe += STEP) {
      if (!this.#mayBeProbe(spelled, probe)) {
        continue;
      }
      start = Math.max(start, probe - SHORTEST_PART + PROBE);
      while (start <= probe) {
        const end = this.#endOfSecret(spelled, start);
        if (end !== undefined) {
          places.push({ start, end });
        }
        // All parts but the last within what was found are a part of it.
        start = end === undefined ? start + 1 : end - SHORTEST_PART + 1;
      }
    }
    return places;
  }

  #add(from: number, to: number): void {
    for (let at = from; at + SHORTEST_PART <= to; at++) {
      this.#parts.set(partAt(this.#secrets, at), at);
    }
    for (let at = from; at + PROBE <= to; at++) {
      this.#hasProbe[this.#slot(this.#secrets, at)] = 1;
    }
  }

  /** Where the secret or the part of one ends that begins there; `undefined` when none does. */
  #endOfSecret(spelled: Uint16Array, start: number): number | undefined {
    if (start + SHORTEST_PART > spelled.length || !this.#mayBePart(spelled, start)) {
      return undefined;
    }
    const from = this.#parts.get(partAt(spelled, start));
    if (from === undefined) {
      return undefined;
    }
    let length = SHORTEST_PART;
    while (start + length < spelled.length && spelled[start + length] === this.#secrets[from + length]) {
      length++;
    }
    return start + length;
  }

  #mayBePart(spelled: Uint16Array, start: number): boolean {
    return this.#mayBeProbe(spelled, start) && this.#mayBeProbe(spelled, start + SHORTEST_PART - PROBE);
  }

  #mayBeProbe(codes: Uint16Array, at: number): boolean {
    return this.#hasProbe[this.#slot(codes, at)] === 1;
  }

  #slot(codes: Uint16Array, at: number): number {
    let hash = 0;
    for (let next = at; next < at + PROBE; next++) {
      hash = Math.imul(hash ^ (codes[next] ?? 0), HASH_FACTOR);
    }
    // The upper bits depend on all of them.
    return (hash >>> 8) & (this.#hasProbe.length - 1);
  }
}

/** A key for a part of a text: its bytes, whatever their order, since spreading the codes takes ten times as long. */
function partAt({ buffer, byteOffset, BYTES_PER_ELEMENT }: Uint16Array, at: number): string {
  const start = byteOffset + at * BYTES_PER_ELEMENT;
  return Buffer.from(buffer, start, SHORTEST_PART * BYTES_PER_ELEMENT).toString('latin1');
}

function joined(arrays: readonly Uint16Array[]): Uint16Array {
  const all = new Uint16Array(arrays.reduce((length, array) => length + array.length, 0));
  let length = 0;
  for (const array of arrays) {
    all.set(array, length);
    length += array.length;
  }
  return all;
}

/** The smallest that is no smaller. */
function powerOfTwo(number: number): number {
  let power = 1;
  while (power < number) {
    power *= 2;
  }
  return power;
}

function occurrences(text: Uint16Array, part: Uint16Array): Range[] {
  const found: Range[] = [];
  const [first = 0] = part;
  let start = text.indexOf(first);
  while (start !== -1) {
    const end = start + part.length;
    const isFound = part.every((code, index) => text[start + index] === code);
    if (isFound) {
      found.push({ start, end });
    }
    start = text.indexOf(first, isFound ? end : start + 1);
  }
  return found;
}
