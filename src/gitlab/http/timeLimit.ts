import type { FailureOf } from '../errors';

type WaitingFor = FailureOf<'timeout'>['waitingFor'];

/** Watches one exchange with a server: until its headers, between the pieces of its body, and as a whole. */
export interface Watch {
  /** Aborts the exchange when a limit has passed or the caller has cancelled. */
  readonly signal: AbortSignal;
  /** The server has said something: the time it may keep silent starts again. */
  heard(): void;
  /** The failure when a limit has passed. */
  passed(): FailureOf<'timeout'> | undefined;
  /** Ends the watch, not the exchange. */
  stop(): void;
}

/** How long one request may wait for its server, over all its tries and redirects. Pauses between them are not counted. */
export class TimeLimit {
  readonly #silenceSeconds: number;
  readonly #wholeSeconds: number;
  #spentMs = 0;

  /**
   * @param seconds how long the server may keep silent once it has begun to answer
   * @param patience how many times `seconds` it may take to begin, and to end
   */
  constructor(seconds: number, patience: number) {
    this.#silenceSeconds = seconds;
    this.#wholeSeconds = seconds * patience;
  }

  watch(caller: AbortSignal | undefined): Watch {
    const exchange = new AbortController();
    const started = performance.now();
    let waitingFor: WaitingFor = 'headers';
    let passed: FailureOf<'timeout'> | undefined;

    const end = () => exchange.abort();
    const endFor = (seconds: number, what: WaitingFor) => {
      passed = { kind: 'timeout', seconds, waitingFor: what };
      end();
    };
    const whole = setTimeout(
      () => endFor(this.#wholeSeconds, waitingFor === 'headers' ? 'headers' : 'end'),
      this.#leftMs(),
    );
    let silence: NodeJS.Timeout | undefined;
    caller?.addEventListener('abort', end, { once: true });
    if (caller?.aborted === true) {
      end();
    }

    return {
      signal: exchange.signal,
      heard: () => {
        waitingFor = 'nextBytes';
        if (this.#silenceSeconds >= this.#wholeSeconds) {
          return;
        }
        silence ??= setTimeout(() => endFor(this.#silenceSeconds, waitingFor), this.#silenceSeconds * 1000);
        silence.refresh();
      },
      passed: () => passed,
      stop: () => {
        clearTimeout(silence);
        clearTimeout(whole);
        caller?.removeEventListener('abort', end);
        this.#spentMs += performance.now() - started;
      },
    };
  }

  #leftMs(): number {
    return Math.max(0, this.#wholeSeconds * 1000 - this.#spentMs);
  }
}
