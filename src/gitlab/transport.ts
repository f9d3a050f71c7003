import { setTimeout as pause } from 'node:timers/promises';
import type { InstanceUrl } from '../instances/address';
import { GitLabError, type Failure } from './errors';
import { networkFailure } from './networkErrors';
import { redact } from './redact';
import { answerFailure, type AnswerHead } from './responses';
import { readBody } from './body';
import { startTimeLimit, type TimeLimit } from './timeLimit';

export interface TransportOptions {
  readonly root: InstanceUrl;
  /** Sent in the header `PRIVATE-TOKEN`, and only below `root`. */
  readonly token: string;
  /** VS Code's own `fetch`, so that its proxy settings and the system's certificates apply. */
  readonly fetch: typeof fetch;
  /** Passed to `fetch` as it is: an undici Agent that trusts further certificate authorities. */
  readonly dispatcher?: unknown;
  /** How long a server may keep silent, in seconds. */
  readonly timeoutSeconds: number;
  readonly userAgent: string;
  /** One line a request: method, path, status, milliseconds. Never a header or a body. */
  readonly trace?: (line: string) => void;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** The answer's size limit in bytes. */
  readonly limitBytes?: number;
  /** How many times `timeoutSeconds` the whole answer may take; 1 unless said. */
  readonly patience?: number;
  readonly onProgress?: (receivedBytes: number) => void;
}

/** An answer with a 2xx status, read to its end. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

interface Attempt extends RequestOptions {
  readonly method: 'GET' | WriteMethod;
  readonly url: string;
  readonly body?: string;
  readonly secrets: readonly string[];
}

const TRIES = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_RETRY_AFTER_SECONDS = 60;
const MOST_REDIRECTS = 3;
const JSON_LIMIT_BYTES = 2 * 1024 * 1024;

/** Sends single requests to one GitLab's REST API and gives whole answers or a {@link GitLabError}. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * A GET below `/api/v4/`: tried three times when the reason can pass, redirected only below the instance's root.
   *
   * @throws GitLabError
   */
  async read(path: string, options: RequestOptions = {}): Promise<Answer> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.#readOnce(this.#apiUrl(path), options);
      } catch (error) {
        const wait = error instanceof GitLabError ? pauseBefore(error.failure, tried) : undefined;
        if (wait === undefined) {
          throw error;
        }
        await this.#pause(wait, options.signal);
      }
    }
  }

  /**
   * A request that changes something: sent exactly once, never redirected. It says `application/json` also without
   * a body, since GitLab in maintenance mode answers anything else with a redirect (read_only/controller.rb).
   *
   * @throws GitLabError
   */
  async write(
    method: WriteMethod,
    path: string,
    body?: object,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sent = body === undefined ? [] : Object.values(body).filter((value) => typeof value === 'string');
    return this.#attempt({
      ...options,
      method,
      url: this.#apiUrl(path),
      ...(text !== undefined && { body: text }),
      secrets: [this.#options.token, ...sent],
    });
  }

  async #readOnce(start: string, options: RequestOptions): Promise<Answer> {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      try {
        return await this.#attempt({ ...options, method: 'GET', url, secrets: [this.#options.token] });
      } catch (error) {
        const target = redirects < MOST_REDIRECTS ? this.#ownRedirect(error, url) : undefined;
        if (target === undefined) {
          throw error;
        }
        url = target;
      }
    }
  }

  /** Where a redirect leads when that is below the instance's own root, the only place the token may go to. */
  #ownRedirect(error: unknown, from: string): string | undefined {
    if (!(error instanceof GitLabError) || error.failure.kind !== 'redirect') {
      return undefined;
    }
    const { location } = error.failure;
    if (!URL.canParse(location, from)) {
      return undefined;
    }
    const target = new URL(location, from).href;
    return target.startsWith(`${this.#options.root}/`) && target !== from ? target : undefined;
  }

  async #attempt(attempt: Attempt): Promise<Answer> {
    const limit = startTimeLimit(this.#options.timeoutSeconds, attempt.patience ?? 1, attempt.signal);
    const started = performance.now();
    try {
      const answer = await this.#exchange(attempt, limit);
      this.#trace(attempt, answer.status, started);
      return answer;
    } catch (error) {
      const failure = this.#failureIn(error, attempt, limit);
      this.#trace(attempt, failure.kind, started);
      throw new GitLabError(failure);
    } finally {
      limit.stop();
    }
  }

  async #exchange(attempt: Attempt, limit: TimeLimit): Promise<Answer> {
    const response = await this.#options.fetch(attempt.url, {
      method: attempt.method,
      headers: this.#headers(attempt),
      body: attempt.body ?? null,
      redirect: 'manual',
      signal: limit.signal,
      dispatcher: this.#options.dispatcher,
    } as RequestInit);
    limit.heard();
    const bytes = await readBody(response.body, attempt.limitBytes ?? JSON_LIMIT_BYTES, (received) => {
      limit.heard();
      attempt.onProgress?.(received);
    });
    const head = headOf(response, attempt.url);
    if (!response.ok) {
      throw new GitLabError(this.#refusal(head, bytes, attempt.secrets));
    }
    return { status: response.status, contentType: head.contentType, bytes };
  }

  #headers(attempt: Attempt): Record<string, string> {
    return {
      'PRIVATE-TOKEN': this.#options.token,
      'User-Agent': this.#options.userAgent,
      ...(attempt.method !== 'GET' && { 'Content-Type': 'application/json' }),
    };
  }

  #refusal(head: AnswerHead, bytes: Uint8Array, secrets: readonly string[]): Failure {
    return answerFailure(head, redact(new TextDecoder().decode(bytes), secrets), Date.now());
  }

  #failureIn(error: unknown, attempt: Attempt, limit: TimeLimit): Failure {
    if (error instanceof GitLabError) {
      return error.failure;
    }
    if (attempt.signal?.aborted === true) {
      return { kind: 'cancelled' };
    }
    return limit.passed() ?? networkFailure(error, new URL(attempt.url).host);
  }

  #apiUrl(path: string): string {
    return `${this.#options.root}/api/v4/${path}`;
  }

  async #pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await pause(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch {
      throw new GitLabError({ kind: 'cancelled' });
    }
  }

  #trace({ method, url }: Attempt, result: string | number, started: number): void {
    this.#options.trace?.(`${method} ${url} → ${result}, ${Math.round(performance.now() - started)} ms`);
  }
}

function headOf(response: Response, url: string): AnswerHead {
  const location = response.headers.get('location');
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after') ?? undefined,
    location:
      location === null ? undefined : URL.canParse(location, url) ? new URL(location, url).href : location,
  };
}

/** How long to wait before the next try, in milliseconds; undefined when another try is no use. */
function pauseBefore(failure: Failure, tried: number): number | undefined {
  if (tried >= TRIES) {
    return undefined;
  }
  switch (failure.kind) {
    case 'rateLimited':
    case 'maintenance':
      return pauseAskedFor(failure.retryAfterSeconds, tried);
    case 'server':
    case 'refused':
    case 'reset':
      return growingPause(tried);
    default:
      return undefined;
  }
}

function pauseAskedFor(seconds: number | undefined, tried: number): number | undefined {
  if (seconds === undefined) {
    return growingPause(tried);
  }
  return seconds <= LONGEST_RETRY_AFTER_SECONDS ? seconds * 1000 : undefined;
}

function growingPause(tried: number): number {
  const longest = FIRST_PAUSE_MS * 2 ** tried;
  return longest / 2 + (Math.random() * longest) / 2;
}
