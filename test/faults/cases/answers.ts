import { failing, type Expect } from '../expected';
import type { Fault } from '../fault';
import { json, page, response } from '../responses';

function rateLimited(isTriedAgain: boolean): Expect {
  return failing({ kind: 'rateLimited', action: 'retry', says: 'received too many requests', isTriedAgain });
}

function maintenance(isTriedAgain: boolean): Expect {
  return failing({ kind: 'maintenance', action: 'retry', says: 'is in maintenance mode', isTriedAgain });
}

function waiting(status: number, retryAfter: string, expect: Expect, pauseMs?: number): Fault {
  return {
    name: `${status}, Retry-After: ${retryAfter}`,
    expect,
    behavior: {
      respond: json(status, { message: 'Later' }, { 'Retry-After': retryAfter }),
    },
    ...(pauseMs !== undefined && { pauseMs }),
  };
}

const proxySignIn = failing({ kind: 'proxy', action: 'editInstance', says: 'A proxy in front of' });
const otherProduct = failing({
  kind: 'notGitLab',
  action: 'openInstance',
  says: 'whether a proxy or another product answered instead',
});
const server = failing({ kind: 'server', action: 'retry', says: 'failed with HTTP 503', isTriedAgain: true });
const readOnly = failing({ kind: 'readOnly', action: 'openInstance', says: 'is read-only' });

function refusal(
  name: string,
  kind: 'tokenExpired' | 'tokenRevoked' | 'unauthorized',
  says: string,
  body: object,
): Fault {
  const expect = failing({ kind, action: 'setToken', says });
  // Only the search has no token that could be wrong.
  return {
    name,
    expect: (operation) =>
      operation.role === 'search' && kind !== 'unauthorized'
        ? { kind, action: 'setToken', says: [says], requests: 1 }
        : expect(operation),
    behavior: { respond: json(401, body) },
  };
}

/** Refusals with words or headers that change what they mean. */
export const ANSWERS: readonly Fault[] = [
  waiting(429, '0', rateLimited(true), 0),
  waiting(429, '7', rateLimited(true), 7_000),
  waiting(429, '60', rateLimited(true), 60_000),
  waiting(429, '61', rateLimited(false)),
  waiting(429, '1e300', rateLimited(false)),
  waiting(429, 'soon', rateLimited(true)),
  waiting(429, 'Thu, 01 Jan 1970 00:00:00 GMT', rateLimited(true), 0),
  waiting(503, '5', maintenance(true), 5_000),
  waiting(503, '3600', maintenance(false)),
  {
    name: '503 as a page, Retry-After: 5',
    expect: server,
    behavior: { respond: page(503, 'Back soon', { 'Retry-After': '5' }) },
  },
  refusal('an expired token', 'tokenExpired', 'has expired', {
    error: 'invalid_token',
    error_description: 'Token is expired. You can either do re-authorization or token refresh.',
  }),
  refusal('a revoked token', 'tokenRevoked', 'was revoked', {
    error: 'invalid_token',
    error_description: 'Token was revoked. You have to re-authorize from the user.',
  }),
  refusal('a refusal in words', 'unauthorized', 'GitLab says: 401 Your account is locked', {
    message: '401 Your account is locked',
  }),
  {
    name: '401 that asks for Basic',
    expect: proxySignIn,
    behavior: { respond: page(401, 'Authorization Required', { 'WWW-Authenticate': 'Basic realm="x"' }) },
  },
  {
    name: '401 that asks for Negotiate',
    expect: proxySignIn,
    behavior: { respond: response(401, { 'WWW-Authenticate': 'Negotiate' }) },
  },
  ...[401, 403, 404].map((status) => ({
    name: `${status} of another product`,
    expect: otherProduct,
    behavior: { respond: json(status, { message: 'no Route matched with those values' }) },
  })),
  {
    name: 'a refusal that repeats what was sent',
    expect: failing({ kind: 'rejected', action: 'retry', says: 'GitLab says: You sent' }),
    behavior: {
      respond: (socket, { text }) => json(400, { message: `You sent ${text}` })(socket),
    },
  },
  {
    name: '403 of a read-only instance',
    expect: readOnly,
    behavior: {
      respond: json(403, { message: 'You cannot perform write operations on a read-only instance' }),
    },
  },
];
