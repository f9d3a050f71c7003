import { failureOf, GitLabError, type Failure } from '../errors';
import { Door } from '../foreign/door';
import { sentSecrets } from '../foreign/sentSecrets';
import type { OkResponse } from './okResponse';
import { exchange, type HttpRequest, type Exchanged, type WriteMethod } from './exchange';
import { mayBeOfProxy, networkFailure } from './networkErrors';
import { ownTarget, redirectFailure } from './redirects';
import { RequestLog } from './requestLog';
import type { RequestOptions, TransportOptions } from './transportOptions';
import { pauseBeforeRetry, pauseUnlessCancelled } from './retry';
import { TimeLimit, type Watch } from './timeLimit';

/** What is tried more than once: which try it is, from 1. */
type Attempt = RequestOptions & { readonly attempt?: number };

type SentRequest = Omit<HttpRequest, 'onStatus'> & { readonly attempt: number | undefined };

const MOST_REDIRECTS = 3;
const JSON_LIMIT_BYTES = 2 * 1024 * 1024;

/** What a header can carry of a token: visible ASCII. */
const SENDABLE_TOKEN = /^[\x21-\x7e]+$/;

/** Sends requests to one GitLab's APIs and gives whole answers or a {@link GitLabError}. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #headers: Readonly<Record<string, string>>;
  /** What servers may repeat and nobody may see. */
  readonly #secrets: readonly string[];
  readonly #door: Door;
  readonly #log: RequestLog;

  constructor(options: TransportOptions) {
    const { token, userAgent, afterAnswer } = options;
    this.#options = options;
    this.#headers = {
      ...(token !== undefined && { 'PRIVATE-TOKEN': token }),
      ...(afterAnswer === 'close' && { Connection: 'close' }),
      'User-Agent': userAgent,
    };
    this.#secrets = token === undefined ? [] : [token];
    this.#door = new Door(this.#secrets);
    this.#log = new RequestLog(options.log, options.proxySetting);
  }

  /**
   * A GET below `/api/v4/`: tried three times when the reason can pass, redirected only below the instance's root.
   * All tries together wait no longer for the server than the time limit; a `Retry-After` comes on top.
   *
   * @throws GitLabError
   */
  async read(path: string, options: RequestOptions = {}): Promise<OkResponse> {
    const limit = this.#timeLimit(options);
    for (let tried = 1; ; tried++) {
      try {
        return await this.#readFollowing(this.#apiUrl(path), { ...options, attempt: tried }, limit);
      } catch (error) {
        const wait = pauseBeforeRetry(failureOf(error), tried);
        if (wait === undefined) {
          throw error;
        }
        await pauseUnlessCancelled(wait, options.signal);
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
    body?: Readonly<Record<string, string>>,
    options: RequestOptions = {},
  ): Promise<OkResponse> {
    const headers = { ...this.#headers, 'Content-Type': 'application/json' };
    const request: SentRequest = {
      ...this.#request(method, this.#apiUrl(path), headers, options),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    sentSecrets.remember([...this.#secrets, ...Object.values(body ?? {})]);
    const door = body === undefined ? this.#door : new Door([...this.#secrets, ...Object.values(body)]);
    const exchanged = await this.#send(request, door, options.signal, this.#timeLimit(options));
    return exchanged.kind === 'ok' ? exchanged.response : this.#refuseRedirect(exchanged.location, door);
  }

  /**
   * A query of GraphQL, which changes nothing although it is a POST: sent once, since whoever asks it can do without,
   * and never redirected.
   *
   * @throws GitLabError
   */
  async query(query: string, options: Pick<RequestOptions, 'signal'> = {}): Promise<OkResponse> {
    const headers = { ...this.#headers, 'Content-Type': 'application/json' };
    const request: SentRequest = {
      ...this.#request('POST', `${this.#options.root}/api/graphql`, headers, options),
      body: JSON.stringify({ query }),
    };
    const exchanged = await this.#send(request, this.#door, options.signal, this.#timeLimit(options));
    return exchanged.kind === 'ok'
      ? exchanged.response
      : this.#refuseRedirect(exchanged.location, this.#door);
  }

  /** A failure without the token, wherever a server has put it, and with texts of bearable length. */
  redacted(failure: Failure): Failure {
    return this.#door.failure(failure);
  }

  async #readFollowing(start: string, options: Attempt, limit: TimeLimit): Promise<OkResponse> {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const request = this.#request('GET', url, this.#headers, options);
      const exchanged = await this.#send(request, this.#door, options.signal, limit);
      if (exchanged.kind === 'ok') {
        return exchanged.response;
      }
      const target = ownTarget(exchanged.location, this.#options.root);
      // An address that repeats the token would carry it into the logs of everything on the way.
      const isSafe = target !== undefined && this.#door.redact(target) === target;
      if (!isSafe || redirects === MOST_REDIRECTS) {
        return this.#refuseRedirect(exchanged.location, this.#door);
      }
      url = target;
    }
  }

  #refuseRedirect(location: string, door: Door): never {
    throw new GitLabError(door.failure(redirectFailure(location, this.#options.root)));
  }

  async #send(
    request: SentRequest,
    door: Door,
    signal: AbortSignal | undefined,
    limit: TimeLimit,
  ): Promise<Exchanged> {
    const { token } = this.#options;
    if (token !== undefined && !SENDABLE_TOKEN.test(token)) {
      throw new GitLabError({ kind: 'unauthorized', reason: 'characters' });
    }
    const watch = limit.watch(signal);
    const line = this.#log.begin(request, door);
    try {
      const exchanged = await exchange(
        { ...request, onStatus: line.answered },
        this.#options.fetch,
        watch,
        door,
      );
      line.done();
      return exchanged;
    } catch (error) {
      const failure = await this.#withProxy(failureIn(error, request, signal, watch), error, request, watch);
      line.failed(failure, error);
      throw new GitLabError(door.failure(failure));
    } finally {
      watch.stop();
    }
  }

  /**
   * Only what `fetch` says no more about is looked into: everything else has a reason of its own. The look belongs to
   * the exchange: it ends with its time limit.
   */
  async #withProxy(
    failure: Failure,
    error: unknown,
    { url }: SentRequest,
    { signal }: Watch,
  ): Promise<Failure> {
    if (failure.kind !== 'reset' || !mayBeOfProxy(error)) {
      return failure;
    }
    const status = await this.#options.askProxy?.(new URL(url), signal).catch(() => undefined);
    return status === undefined ? failure : { kind: 'proxy', status };
  }

  #request(
    method: HttpRequest['method'],
    url: string,
    headers: HttpRequest['headers'],
    options: Attempt,
  ): SentRequest {
    return {
      method,
      url,
      headers,
      dispatcher: this.#options.dispatcher,
      expected: options.expected ?? 'json',
      limitBytes: options.limitBytes ?? JSON_LIMIT_BYTES,
      onProgress: options.onProgress,
      attempt: options.attempt,
    };
  }

  #timeLimit({ patience = 1 }: RequestOptions): TimeLimit {
    return new TimeLimit(this.#options.timeoutSeconds, patience);
  }

  #apiUrl(path: string): string {
    return `${this.#options.root}/api/v4/${path}`;
  }
}

function failureIn(
  error: unknown,
  request: SentRequest,
  signal: AbortSignal | undefined,
  watch: Watch,
): Failure {
  if (error instanceof GitLabError) {
    return error.failure;
  }
  if (signal?.aborted === true) {
    return { kind: 'cancelled' };
  }
  return watch.passed() ?? networkFailure(error, new URL(request.url));
}
