/** What the scopes of a personal access token say: https://docs.gitlab.com/user/profile/personal_access_tokens/#scopes. */

/** Fine-grained tokens have permissions instead of scopes, which the API doesn't show; GitLab calls theirs `granular`. */
export function isGranular(scopes: readonly string[]): boolean {
  return scopes.includes('granular');
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

/** Whether a token with these scopes may change licenses; undefined for fine-grained ones. */
export function canWrite(scopes: readonly string[]): boolean | undefined {
  return isGranular(scopes) ? undefined : scopes.includes('api');
}
