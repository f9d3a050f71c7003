import { isBefore } from '../../gitlab/release';
import type { LicenseKeyContent } from '../key/licenseKeyContent';

/** The release from which on GitLab's gem `gitlab-license` asks for an expiry. */
export const EXPIRY_REQUIRED_SINCE = '16.0';

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

/** @param version the server's, "15.6.8-ee"; where it isn't known or can't be read, the rule of today's servers holds */
export function requiresExpiry(version: string | undefined): boolean {
  return version === undefined || !isBefore(version, EXPIRY_REQUIRED_SINCE);
}
