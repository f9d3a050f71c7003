import type { LicenseTerms } from '../usageReports';
import type { LicenseKeyContent } from './licenseKeyContent';

/** The add-on product of GitLab Flex for instances without a connection to GitLab. */
const FLEX_OFFLINE = 'flex_offline';

/** What a key says of its license that the License API doesn't. */
export function termsOf({ type, isTrial, addOnPurchases }: LicenseKeyContent): LicenseTerms {
  return { type, isTrial, isFlex: addOnPurchases.some(({ name }) => name === FLEX_OFFLINE) };
}
