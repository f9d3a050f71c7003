/** What the scopes of a personal access token say: https://docs.gitlab.com/user/profile/personal_access_tokens/#scopes. */

import type { AccessToken } from './schemas';

/** What a server returns about a token's rights. */
type Rights = Pick<AccessToken, 'scopes' | 'granular'>;

/**
 * Whether a token is fine-grained: it has permissions instead of scopes, which the API doesn't show. GitLab says so in
 * `granular`, and calls the scope of such a token `granular` too.
 */
export function isGranular({ scopes, granular }: Rights): boolean {
  return granular === true || scopes.includes('granular');
}

/**
 * What a fine-grained token needs, as GitLab's own page names the permissions
 * (https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/): to show licenses, and to change them.
 */
export const READ_PERMISSIONS = [
  'License: Read',
  'Metadata: Read',
  'User: Read',
  'Personal Access Token: Read',
] as const;

export const CHANGE_PERMISSIONS = [
  ...READ_PERMISSIONS,
  'License: Create',
  'License: Delete',
  'License Billable User: Refresh',
] as const;

/** Whether a token may change licenses; undefined for fine-grained ones. */
export function canWrite(token: Rights): boolean | undefined {
  return isGranular(token) ? undefined : token.scopes.includes('api');
}
