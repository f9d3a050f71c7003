import type { LicenseTerms } from '../usageReports';
import type { LicenseKeyContent } from './licenseKeyContent';

/** The add-on product of GitLab Flex for instances without a connection to GitLab. */
const FLEX_OFFLINE = 'flex_offline';

/** GitLab has about ten. */
const MOST_ADD_ONS = 50;

/** What a key says of its license that the License API doesn't. */
export function termsOf({ type, isTrial, addOnPurchases }: LicenseKeyContent): LicenseTerms {
  const addOns = [...new Set(addOnPurchases.map(({ name }) => name))];
  return { type, isTrial, isFlex: addOns.includes(FLEX_OFFLINE), addOns: addOns.slice(0, MOST_ADD_ONS) };
}
