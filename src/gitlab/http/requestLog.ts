import type { Failure } from '../errors';
import type { Door } from '../foreign/door';
import { causesOf } from './networkErrors';

/** VS Code's log, or a part of it. */
export interface Log {
  debug(line: string): void;
  warn(line: string): void;
}

export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  /** From 1; undefined for what is tried once. */
  readonly attempt: number | undefined;
}

/**
 * Writes a line for each request: method, address without query, status, milliseconds, whether a proxy is set, which
 * try it is. Never a header or a body. What failed without an answer is a warning with its chain of causes.
 */
export class RequestLog {
  readonly #log: Log | undefined;
  readonly #proxy: string | undefined;

  /** @param proxy where a proxy is set for this server; which one VS Code takes in the end, it tells no extension */
  constructor(log: Log | undefined, proxy: string | undefined) {
    this.#log = log;
    this.#proxy = proxy;
  }

  /** @returns what writes the line of a request that begins now */
  begin({ method, url, attempt }: LoggedRequest, door: Door): PendingLine {
    const started = performance.now();
    let status: number | undefined;
    const line = (result: string) => {
      const parts = [
        `${method} ${door.redact(url.split('?', 1).join(''))} → ${result}`,
        `${Math.round(performance.now() - started)} ms`,
        this.#proxy === undefined ? 'no proxy setting' : `${this.#proxy} is set`,
        ...(attempt === undefined || attempt === 1 ? [] : [`try ${attempt}`]),
      ];
      return parts.join(', ');
    };
    return {
      answered: (code) => {
        status = code;
      },
      done: () => this.#log?.debug(line(`${status}`)),
      failed: (failure, error) => {
        if (status !== undefined || failure.kind === 'cancelled') {
          const result = status === undefined ? failure.kind : `${status} (${failure.kind})`;
          this.#log?.debug(line(result));
          return;
        }
        const causes = door.shown(causesOf(error).join(' ← ')) ?? '';
        this.#log?.warn(`${line(failure.kind)}. ${causes}`);
      },
    };
  }
}

export interface PendingLine {
  /** The headers have come. */
  readonly answered: (status: number) => void;
  readonly done: () => void;
  /** `error`: what was thrown, with its causes. */
  readonly failed: (failure: Failure, error: unknown) => void;
}
