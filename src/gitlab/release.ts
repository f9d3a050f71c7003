/** The release that brought `GET /license/usage_export.csv`, https://docs.gitlab.com/api/license/. */
export const USAGE_EXPORT_SINCE = '16.4';

/** The release that brought `GET /license` (gitlab-org/gitlab-ee!65, November 2015). */
export const LICENSE_API_SINCE = '8.3';

/**
 * Whether a server is from before a release.
 *
 * @param version as GitLab writes it, "16.3.7-ee"; one that can't be read is taken for new enough
 * @param release "16.4"
 */
export function isBefore(version: string, release: string): boolean {
  const [major = NaN, minor = 0] = numbers(version);
  const [wantedMajor = 0, wantedMinor = 0] = numbers(release);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

function numbers(version: string): number[] {
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})/.exec(version) ?? [];
  return major === undefined ? [] : [Number(major), Number(minor)];
}
