import type { LicenseKeyContent } from '../key/licenseKeyContent';

/**
 * Whether a key lacks the expiry that GitLab asks of all licenses but those of its own team.
 *
 * Source: `Gitlab::License#valid?` in the gem `gitlab-license` 2.x; version 1.0 takes a key without one.
 */
export function lacksExpiry({ expiresAt, licensee }: LicenseKeyContent): boolean {
  if (expiresAt !== undefined) {
    return false;
  }
  const isTeam =
    /gitlab/i.test(licensee.Company ?? '') && /@(?:gitlab|jihulab)\.com$/.test(licensee.Email ?? '');
  return !isTeam;
}
