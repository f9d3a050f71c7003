import type { License } from '../../gitlab/schemas';
import type { LicenseKeyContent } from '../key/licenseKeyContent';
import { DEFAULT_PLAN } from '../plans';

/** A field in which a license key and a license disagree. Both as text, the way GitLab writes it; undefined: none. */
export interface Difference {
  readonly field: 'starts_at' | 'expires_at' | 'plan' | 'user_limit' | 'licensee';
  readonly inKey: string | undefined;
  readonly inLicense: string | undefined;
}

/**
 * Whether a key is that of a license, as far as the server tells: compares dates, plan, seats and licensee. What the
 * server did not send (old ones leave fields out) cannot disagree. How the License API makes its fields of a key:
 * `ee/lib/api/entities/gitlab_license.rb` in GitLab's source.
 *
 * @returns empty when nothing speaks against it
 */
export function differences(content: LicenseKeyContent, license: License): readonly Difference[] {
  const { plan, starts_at, expires_at, user_limit, licensee } = license;
  return [
    ...compare('starts_at', content.startsAt, starts_at),
    ...compare('expires_at', content.expiresAt, expires_at),
    ...compare('plan', content.plan, plan === null ? DEFAULT_PLAN : plan),
    // The API answers 0 both for no limit and for a limit of no seats.
    ...compare('user_limit', String(content.seats ?? 0), user_limit === null ? '0' : user_limit?.toString()),
    ...(licensee === undefined ? [] : comparePeople(content.licensee, licensee ?? {})),
  ];
}

function comparePeople(
  inKey: LicenseKeyContent['licensee'],
  inLicense: Readonly<Record<string, unknown>>,
): Difference[] {
  return compare('licensee', people(inKey, inLicense), people(inLicense, inLicense));
}

/** @param inLicense undefined: not sent; null: none */
function compare(
  field: Difference['field'],
  inKey: string | undefined,
  inLicense: string | null | undefined,
): Difference[] {
  if (inLicense === undefined || (inLicense ?? undefined) === inKey) {
    return [];
  }
  return [{ field, inKey, inLicense: inLicense ?? undefined }];
}

/**
 * In an order of its own, since JSON promises none: "Company: GitLab, Name: Jane". Entries that are empty say nothing,
 * and those that the server does not send as text cannot be compared.
 */
function people(
  licensee: Readonly<Record<string, unknown>>,
  inLicense: Readonly<Record<string, unknown>>,
): string {
  return Object.entries(licensee)
    .filter(([name]) => typeof (inLicense[name] ?? '') === 'string')
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join(', ');
}
