/** What the scopes of a personal access token say: https://docs.gitlab.com/user/profile/personal_access_tokens/#scopes. */

/** Fine-grained tokens have permissions instead of scopes, which the API doesn't show; GitLab calls theirs `granular`. */
export function isGranular(scopes: readonly string[]): boolean {
  return scopes.includes('granular');
}

/** Whether a token with these scopes may change licenses; undefined for fine-grained ones. */
export function canWrite(scopes: readonly string[]): boolean | undefined {
  return isGranular(scopes) ? undefined : scopes.includes('api');
}
