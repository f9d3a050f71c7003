import type { AccessToken, User } from '../accounts';
import { json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import { today } from '../licenses/currentLicense';
import { header, query } from '../http/requests';
import type { RecordedRequest } from '../http/requests';
import type { GitLabState } from '../state';
import { boundaryOf, type Permission } from '../permissions';

/** Who may call a route. */
export type Access =
  | { kind: 'anonymous' }
  /** Any user whose token has one of the scopes (all scopes when the list is missing). */
  | { kind: 'user'; scopes?: readonly string[] }
  /** The License API: an administrator; `api` for everything, `read_api` for reading. */
  | { kind: 'admin' };

export type Authentication =
  { kind: 'granted'; token: AccessToken; user: User } | { kind: 'refused'; answer: Answer };

const INSUFFICIENT_SCOPE = 'The request requires higher privileges than provided by the access token.';
const EXPIRED = 'Token is expired. You can either do re-authorization or token refresh.';
const REVOKED = 'Token was revoked. You have to re-authorize from the user.';
const IMPERSONATION_DISABLED = 'Token is an impersonation token but impersonation was disabled.';

/** Checks the token, its scopes and its user, in the order of GitLab's API guard (lib/api/api_guard.rb). */
export function authenticate(
  state: GitLabState,
  request: RecordedRequest,
  {
    access,
    permission,
    isRead = isReading(request),
  }: {
    readonly access: Exclude<Access, { kind: 'anonymous' }>;
    readonly permission: Permission;
    /** A query of GraphQL reads although it is a POST. */
    readonly isRead?: boolean;
  },
): Authentication {
  const value = tokenValue(request);
  const token = state.tokens.find((candidate) => candidate.value === value);
  const user = state.users.find((candidate) => candidate.id === token?.userId);
  if (!token || !user) {
    return refused(message(401, '401 Unauthorized'));
  }

  const refusal =
    tokenRefusal(state, token) ??
    permissionRefusal(token, permission) ??
    scopeRefusal(isRead, token, access) ??
    userRefusal(state, token, user, access);
  return refusal ? refused(refusal) : { kind: 'granted', token, user };
}

function refused(answer: Answer): Authentication {
  return { kind: 'refused', answer };
}

function tokenValue(request: RecordedRequest): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  return header(request, 'private-token') ?? bearer ?? query(request).get('private_token') ?? undefined;
}

function tokenRefusal(state: GitLabState, token: AccessToken): Answer | undefined {
  if (token.expires_at !== null && token.expires_at <= today(state)) {
    return invalidToken(EXPIRED);
  }
  if (token.revoked) {
    return invalidToken(REVOKED);
  }
  if (token.type === 'impersonation' && !state.impersonationEnabled) {
    return invalidToken(IMPERSONATION_DISABLED);
  }
  return undefined;
}

/** An answer in the shape of OAuth 2 (RFC 6750), which Rack::OAuth2 writes. */
function invalidToken(description: string): Answer {
  const challenge = `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`;
  return json(
    401,
    { error: 'invalid_token', error_description: description },
    { 'WWW-Authenticate': challenge },
  );
}

function isReading(request: RecordedRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** A fine-grained token has permissions in place of scopes. */
function permissionRefusal({ permissions }: AccessToken, permission: Permission): Answer | undefined {
  if (permissions === undefined || permissions.includes(permission)) {
    return undefined;
  }
  return json(403, {
    error: 'insufficient_granular_scope',
    error_description: `Access denied: This operation requires a fine-grained personal access token with the following ${boundaryOf(permission)} permissions: [${permission}].`,
  });
}

function scopeRefusal(isRead: boolean, token: AccessToken, access: Access): Answer | undefined {
  if (token.permissions !== undefined || (access.kind === 'user' && access.scopes === undefined)) {
    return undefined;
  }
  const registered = access.kind === 'user' ? (access.scopes ?? []) : ['api', 'read_api'];
  const sufficient = isRead ? registered : registered.filter((scope) => scope !== 'read_api');
  if (sufficient.some((scope) => token.scopes.includes(scope))) {
    return undefined;
  }
  // `scope` names what is registered for the route, so a write that needs `api` also says `read_api`.
  return json(403, {
    error: 'insufficient_scope',
    error_description: INSUFFICIENT_SCOPE,
    scope: registered.join(' '),
  });
}

function userRefusal(state: GitLabState, token: AccessToken, user: User, access: Access): Answer | undefined {
  if (user.state === 'blocked') {
    return message(403, '403 Forbidden - Your account has been blocked.');
  }
  if (access.kind !== 'admin') {
    return undefined;
  }
  if (!user.admin) {
    return message(403, '403 Forbidden');
  }
  const passesAdminMode = token.permissions !== undefined || token.scopes.includes('admin_mode');
  if (state.adminMode && !passesAdminMode) {
    return message(403, '403 Forbidden');
  }
  return undefined;
}
