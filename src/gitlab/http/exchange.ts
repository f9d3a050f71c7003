import { checkMediaType, type OkResponse } from './okResponse';
import type { Expected } from './mediaTypes';
import { OwnTurns } from './ownTurns';
import { readBody } from './readBody';
import { GitLabError, ownError } from '../errors';
import type { Door } from '../foreign/door';
import { isRedirect } from './redirects';
import { errorResponseFailure } from './errorResponse';
import type { Watch } from './timeLimit';

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

/** One request as it goes out. */
export interface HttpRequest {
  readonly method: 'GET' | WriteMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An undici Agent that trusts further certificate authorities. */
  readonly dispatcher?: unknown;
  readonly expected: Expected;
  readonly limitBytes: number;
  readonly onStatus: (status: number) => void;
  readonly onProgress?: ((receivedBytes: number) => void) | undefined;
}

export type Exchanged =
  | { readonly kind: 'ok'; readonly response: OkResponse }
  /** `location` as the server wrote it, resolved against the request's address where that can be done. */
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string };

/** Of all servers: those that were asked at the same time answer at the same time, and handling an answer takes a while. */
const turns = new OwnTurns();

/**
 * Sends one request and reads its response, which is then handled in a turn of the event loop of its own.
 *
 * @param door what the server says has to come through it
 * @throws GitLabError when the server refuses it or is no GitLab; whatever `fetch` throws when none answers
 */
export async function exchange(
  request: HttpRequest,
  fetcher: typeof fetch,
  watch: Watch,
  door: Door,
): Promise<Exchanged> {
  const response = await fetcher(request.url, requestInit(request, watch.signal));
  watch.heard();
  const { status } = response;
  request.onStatus(status);
  const location = isRedirect(status) ? response.headers.get('location') : null;
  if (location !== null) {
    await response.body?.cancel();
    return { kind: 'redirect', status, location: resolved(location, request.url) };
  }
  const bytes = await readBody(response, request.limitBytes, (received) => {
    watch.heard();
    request.onProgress?.(received);
  });
  await turns.next();
  return { kind: 'ok', response: ownError(() => okResponse(response, bytes, request, door)) };
}

/** @throws GitLabError when it is no success */
function okResponse(
  response: Response,
  bytes: Uint8Array<ArrayBuffer>,
  { method, url, expected }: HttpRequest,
  door: Door,
): OkResponse {
  const { status, headers } = response;
  const contentType = headers.get('content-type') ?? '';
  if (response.ok) {
    const ok = { status, contentType, link: headers.get('link'), bytes, door };
    checkMediaType(ok, expected);
    return ok;
  }
  const retryAfter = headers.get('retry-after') ?? undefined;
  const challenge = headers.get('www-authenticate') ?? undefined;
  const head = { method, url, status, contentType, retryAfter, challenge, expected };
  throw new GitLabError(errorResponseFailure(head, new TextDecoder().decode(bytes), door, Date.now()));
}

function requestInit(request: HttpRequest, signal: AbortSignal): RequestInit {
  const init = {
    method: request.method,
    headers: request.headers,
    body: request.body ?? null,
    ...(request.dispatcher !== undefined && { dispatcher: request.dispatcher }),
    redirect: 'manual',
    signal,
  };
  // The types of the global `fetch` know the dispatchers of one version of undici only.
  return init as RequestInit;
}

function resolved(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}
