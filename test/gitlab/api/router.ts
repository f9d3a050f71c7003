import { authenticate } from './auth';
import type { Access } from './auth';
import type { Permission } from '../permissions';
import { grapeError, noContent } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Call } from './calls';
import { pathname } from '../http/requests';
import type { RecordedRequest } from '../http/requests';
import type { Features } from '../profiles';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v4`; a segment that begins with `:` is a parameter. */
  path: string;
  access: Exclude<Access, { kind: 'anonymous' }>;
  /** What a fine-grained token needs for it, as GitLab's page names it. */
  permission: Permission;
  /** Whether this version of GitLab has the route; always when left out. */
  exists?: (features: Features) => boolean;
  handle: (call: Call) => Answer | Promise<Answer>;
}

/** What a request brings along besides its user. */
export type Arrival = Omit<Call, 'params' | 'token' | 'user'>;

/**
 * Answers a request to the API.
 * @param below the path below `/api/v4`, without query
 */
export async function route(routes: readonly Route[], arrival: Arrival, below: string): Promise<Answer> {
  // A newer version's path is the id of a license to an older one.
  const existing = routes.filter((candidate) => candidate.exists?.(arrival.state.features) ?? true);
  const onPath = mostSpecific(existing, below);
  const match = onPath.find((candidate) => candidate.method === verb(arrival.request));
  if (!match) {
    return unmatched(arrival.request, onPath);
  }
  const authentication = authenticate(arrival.state, arrival.request, match);
  if (authentication.kind === 'refused') {
    return authentication.answer;
  }
  const params = parameters(match.path, below) ?? {};
  return match.handle({ ...arrival, params, token: authentication.token, user: authentication.user });
}

/** The path of a request below a prefix, or undefined when it is elsewhere. */
export function pathBelow(request: RecordedRequest, prefix: string): string | undefined {
  const path = pathname(request);
  if (path === prefix) {
    return '';
  }
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}

function verb(request: RecordedRequest): string {
  return request.method === 'HEAD' ? 'GET' : request.method;
}

/** All routes on the path that matches; one without parameters wins over one with. */
function mostSpecific(routes: readonly Route[], below: string): Route[] {
  const matching = routes.filter((candidate) => parameters(candidate.path, below) !== undefined);
  const exact = matching.filter((candidate) => !candidate.path.includes(':'));
  return exact.length > 0 ? exact : matching;
}

function parameters(pattern: string, below: string): Record<string, string> | undefined {
  const names = pattern.split('/');
  const segments = below.split('/');
  if (names.length !== segments.length) {
    return undefined;
  }
  const found: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const segment = segments[index] ?? '';
    if (name.startsWith(':') && segment !== '') {
      found[name.slice(1)] = decodeURIComponent(segment);
    } else if (name !== segment) {
      return undefined;
    }
  }
  return found;
}

/** GitLab's catch-all route takes what no other does, a known path with another verb, too. */
function unmatched(request: RecordedRequest, onPath: readonly Route[]): Answer {
  if (request.method === 'OPTIONS' && onPath.length > 0) {
    const verbs = onPath.map((candidate) => candidate.method);
    return noContent({ Allow: ['OPTIONS', ...verbs, ...(verbs.includes('GET') ? ['HEAD'] : [])].join(', ') });
  }
  return grapeError(404, '404 Not Found');
}
