import { LONGEST_SECRET, SecretParts, SHORTEST_PART } from './secretParts';

/** The oldest are forgotten first. */
const MOST_SECRETS = 20;

const FORGOTTEN_AFTER_MS = 30 * 60 * 1000;

interface SentSecret {
  readonly text: string;
  /** When it was sent last, in epoch milliseconds. */
  readonly at: number;
}

/**
 * What was sent a moment ago, by whichever connection. A server can repeat the license key that was posted, or the
 * token of one change, in what it answers to the next request, which is sent with another token. In memory only, as
 * text, since parts of it have to be found; the last twenty secrets of the last half hour.
 */
export class SentSecrets {
  readonly #now: () => number;
  /** The one sent last at the end. */
  #sent: readonly SentSecret[] = [];
  /** Of all that is remembered; undefined when it has to be made. */
  #parts: SecretParts | undefined;

  /** @param now epoch milliseconds */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Texts of fewer than twelve characters are words as well, and would be taken out of what other servers say. */
  remember(secrets: readonly string[]): void {
    const at = this.#now();
    const sent = new Set(
      secrets.map((text) => text.slice(0, LONGEST_SECRET)).filter(({ length }) => length >= SHORTEST_PART),
    );
    const others = this.#sent.filter(({ text }) => !sent.has(text));
    const isKnown = others.length + sent.size === this.#sent.length;
    const parts = isKnown ? this.#parts : undefined;
    this.#keep([...others, ...Array.from(sent, (text) => ({ text, at }))].slice(-MOST_SECRETS));
    // Every request is one, and most send the same again.
    this.#parts = parts;
  }

  /** What the secrets that are remembered now are found by. */
  parts(): SecretParts {
    const [oldest] = this.#sent;
    if (oldest !== undefined && this.#isOver(oldest)) {
      this.#keep(this.#sent.filter((secret) => !this.#isOver(secret)));
    }
    this.#parts ??= new SecretParts(this.#sent.map(({ text }) => text));
    return this.#parts;
  }

  #isOver({ at }: SentSecret): boolean {
    return this.#now() - at > FORGOTTEN_AFTER_MS;
  }

  #keep(sent: readonly SentSecret[]): void {
    this.#sent = sent;
    this.#parts = undefined;
  }
}

/** Those of this process. */
export const sentSecrets = new SentSecrets();
