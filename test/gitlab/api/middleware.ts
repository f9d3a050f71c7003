import { message } from '../http/answers';
import type { Answer } from '../http/answers';
import { header, mediaType } from '../http/requests';
import type { RecordedRequest } from '../http/requests';
import type { GitLabState, Throttle } from '../state';

const MAINTENANCE_RETRY_AFTER_SECONDS = '900';
const READ_ONLY = 'You cannot perform write operations on a read-only instance';

/** What Rack's middleware answers before the API sees a request; undefined lets it through. */
export function middlewareAnswer(
  state: GitLabState,
  request: RecordedRequest,
  url: string,
): Answer | undefined {
  return throttleAnswer(state) ?? readOnlyAnswer(state, request, url);
}

/** The RateLimit headers of an answer that was not refused. */
export function rateLimitHeaders(state: GitLabState): Record<string, string> {
  if (state.throttle === null || !state.features.rateLimitHeadersAlways) {
    return {};
  }
  return throttleHeaders(state, state.throttle);
}

/** https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/, section "Response headers". */
function throttleHeaders(state: GitLabState, throttle: Throttle): Record<string, string> {
  const reset = Math.floor(state.now().getTime() / 1000) + throttle.retryAfterSeconds;
  return {
    'RateLimit-Name': throttle.name,
    'RateLimit-Limit': String(Math.ceil((throttle.limit * 60) / throttle.periodSeconds)),
    'RateLimit-Observed': String(throttle.observed),
    'RateLimit-Remaining': String(Math.max(throttle.limit - throttle.observed, 0)),
    'RateLimit-Reset': String(reset),
  };
}

function throttleAnswer(state: GitLabState): Answer | undefined {
  const { throttle } = state;
  if (!throttle?.exceeded) {
    return undefined;
  }
  const headers = throttleHeaders(state, throttle);
  return {
    status: 429,
    headers: {
      'Content-Type': 'text/plain',
      ...headers,
      'RateLimit-ResetTime': new Date(Number(headers['RateLimit-Reset']) * 1000).toUTCString(),
      'Retry-After': String(throttle.retryAfterSeconds),
    },
    body: throttle.text,
  };
}

/** Gitlab::Middleware::ReadOnly: a write gets JSON only when it says that it sends JSON, else a redirect. */
function readOnlyAnswer(state: GitLabState, request: RecordedRequest, url: string): Answer | undefined {
  // GraphQL is let through, and refuses what would change something itself.
  const writes =
    ['POST', 'PUT', 'PATCH', 'DELETE'].includes(request.method) && !request.path.endsWith('/api/graphql');
  if (!writes || (state.maintenance === null && !state.readOnly)) {
    return undefined;
  }
  if (mediaType(request) !== 'application/json') {
    return { status: 301, headers: { Location: header(request, 'referer') ?? `${url}/` }, body: '' };
  }
  if (state.maintenance === null) {
    return message(403, READ_ONLY);
  }
  return message(503, state.maintenance.message, { 'Retry-After': MAINTENANCE_RETRY_AFTER_SECONDS });
}
