import { checkMediaType, type Answer, type Expected } from './okResponse';
import { readBody } from './readBody';
import { GitLabError } from '../errors';
import { isRedirect } from './redirects';
import { answerFailure } from './errorResponse';
import type { Watch } from './timeLimit';

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

/** One request as it goes out. */
export interface Attempt {
  readonly method: 'GET' | WriteMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An undici Agent that trusts further certificate authorities. */
  readonly dispatcher?: unknown;
  readonly expected: Expected;
  readonly limitBytes: number;
  readonly onProgress?: ((receivedBytes: number) => void) | undefined;
}

export type Exchanged =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** `location` as the server wrote it, resolved against the request's address where that can be done. */
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string };

/**
 * Sends one request and reads its answer.
 *
 * @throws GitLabError when the server refuses it or is no GitLab; whatever `fetch` throws when none answers
 */
export async function exchange(attempt: Attempt, fetcher: typeof fetch, watch: Watch): Promise<Exchanged> {
  const response = await fetcher(attempt.url, requestInit(attempt, watch.signal));
  watch.heard();
  const { status } = response;
  const location = isRedirect(status) ? response.headers.get('location') : null;
  if (location !== null) {
    await response.body?.cancel();
    return { kind: 'redirect', status, location: resolved(location, attempt.url) };
  }
  const bytes = await readBody(response, attempt.limitBytes, (received) => {
    watch.heard();
    attempt.onProgress?.(received);
  });
  const contentType = response.headers.get('content-type') ?? '';
  if (response.ok) {
    const answer = { status, contentType, bytes };
    checkMediaType(answer, attempt.expected);
    return { kind: 'answer', answer };
  }
  const retryAfter = response.headers.get('retry-after') ?? undefined;
  const head = { method: attempt.method, status, contentType, retryAfter };
  throw new GitLabError(answerFailure(head, new TextDecoder().decode(bytes), Date.now()));
}

function requestInit(attempt: Attempt, signal: AbortSignal): RequestInit {
  const init = {
    method: attempt.method,
    headers: attempt.headers,
    body: attempt.body ?? null,
    ...(attempt.dispatcher !== undefined && { dispatcher: attempt.dispatcher }),
    redirect: 'manual',
    signal,
  };
  // The types of the global `fetch` know the dispatchers of one version of undici only.
  return init as RequestInit;
}

function resolved(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}
