import { failing, type Expect } from '../expected';
import type { Elsewhere } from '../elsewhere';
import type { Fault } from '../fault';
import type { Arrival, Respond } from '../faultyServer';
import { page, response } from '../responses';

/** A read follows three redirects below its own root. */
const MOST_REDIRECTS = 3;

export const loop = followed(MOST_REDIRECTS + 1, 'redirects to');
const oneStep = followed(2, 'responded with a web page instead of the GitLab API: "Sign in');

/** Only reads follow, and only below the root. */
function followed(requests: number, says: string): Expect {
  return (operation) => {
    const isRead = ['read', 'export', 'search'].includes(operation.role);
    const expect = failing({
      kind: 'notGitLab',
      action: 'openInstance',
      says: isRead ? says : 'redirects to',
    });
    const expected = expect(operation);
    return isRead ? { ...expected, requests } : expected;
  };
}

/** The token isn't sent there; the search, which has none, finds the GitLab there. */
export const moved: Expect = (operation) =>
  operation.role === 'search'
    ? { kind: 'ok', requests: 1, elsewhere: 1 }
    : failing({ kind: 'redirect', action: 'editInstance', says: "The token wasn't sent there" })(operation);

export const redirected = failing({ kind: 'notGitLab', action: 'openInstance', says: 'redirects to' });
const rejected = failing({ kind: 'rejected', action: 'retry', says: 'rejected the request' });

function to(location: (request: Arrival, elsewhere: Elsewhere) => string, status = 302) {
  return (elsewhere: Elsewhere): { readonly respond: Respond } => ({
    respond: (socket, request) => response(status, { Location: location(request, elsewhere) })(socket),
  });
}

/** GraphQL isn't below /api/v4, so a redirect of it can't name the instance. */
export function exceptGraphql(expect: Expect): Expect {
  return (operation) => (operation.name === 'graphql' ? redirected(operation) : expect(operation));
}

export const REDIRECTS: readonly Fault[] = [
  ...[301, 302, 303, 307, 308].map((status): Fault => ({
    name: `${status} to another host's API`,
    expect: exceptGraphql(moved),
    behavior: to(({ path }, { address }) => address + path, status),
  })),
  {
    name: "302 to another host's sign-in page",
    expect: redirected,
    behavior: to((_request, { address }) => `${address}/users/sign_in?to=x`),
  },
  { name: '302 to itself', expect: loop, behavior: to(({ path }) => path) },
  {
    name: '302 ever deeper below the root',
    expect: loop,
    behavior: to(({ path }) => `${path}/x`),
  },
  {
    name: '302 to the sign-in page',
    expect: oneStep,
    behavior: {
      respond: (socket, request) =>
        request.path === '/users/sign_in'
          ? page(200, 'Sign in')(socket)
          : response(302, { Location: '/users/sign_in' })(socket),
    },
  },
  { name: '302 to a script', expect: redirected, behavior: to(() => 'javascript:alert(1)') },
  { name: '302 to nonsense', expect: redirected, behavior: to(() => 'http://[') },
  { name: '302 to a file', expect: redirected, behavior: to(() => 'file:///etc/passwd') },
  { name: '302 that names no address', expect: rejected, behavior: { respond: response(302, {}) } },
  { name: '304', expect: rejected, behavior: { respond: response(304, {}) } },
  {
    // It leaves the choice to a person.
    name: "300 to another host's API",
    expect: rejected,
    behavior: to(({ path }, { address }) => address + path, 300),
  },
  { name: '300', expect: rejected, behavior: { respond: response(300, {}) } },
];
