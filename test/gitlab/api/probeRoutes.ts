import type { AccessToken } from '../accounts';
import { json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Call } from './calls';
import { today } from '../licenses/currentLicense';
import type { Route } from './router';
import type { GitLabState } from '../state';

const METADATA: Pick<Route, 'access' | 'permission'> = {
  access: { kind: 'user', scopes: ['api', 'read_api', 'ai_features', 'read_user'] },
  permission: 'Metadata: Read',
};

/** The routes from which a client learns who it is and where. */
export const PROBE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    access: { kind: 'user', scopes: ['api', 'read_api', 'read_user'] },
    permission: 'User: Read',
    handle: currentUser,
  },
  {
    method: 'GET',
    path: '/personal_access_tokens/self',
    access: { kind: 'user' },
    permission: 'Personal Access Token: Read',
    handle: ownToken,
  },
  { method: 'GET', path: '/metadata', ...METADATA, handle: metadata },
  { method: 'GET', path: '/version', ...METADATA, handle: metadata },
];

/** `is_admin` is there for administrators only, whatever Admin Mode says. */
function currentUser({ user, url, token }: Call): Answer {
  return json(200, {
    id: user.id,
    username: user.username,
    public_email: '',
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${url}/${user.username}`,
    created_at: token.created_at,
    bio: '',
    email: user.email,
    two_factor_enabled: false,
    external: false,
    private_profile: false,
    commit_email: user.email,
    ...(user.admin ? { is_admin: true, note: null } : {}),
  });
}

function ownToken({ state, token }: Call): Answer {
  if (token.type === 'oauth') {
    return message(400, '400 Bad request - This endpoint requires token type to be a personal access token');
  }
  return json(200, {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.created_at,
    description: null,
    scopes: token.scopes,
    granular: token.permissions !== undefined,
    user_id: token.userId,
    last_used_at: state.now().toISOString(),
    active: isActive(state, token),
    expires_at: token.expires_at,
    last_used_ips: [],
  });
}

function isActive(state: GitLabState, token: AccessToken): boolean {
  return !token.revoked && (token.expires_at === null || today(state) < token.expires_at);
}

function metadata({ state }: Call): Answer {
  return json(200, {
    version: state.version,
    revision: state.revision,
    kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
    ...(state.features.enterpriseInMetadata ? { enterprise: state.version.endsWith('-ee') } : {}),
  });
}
