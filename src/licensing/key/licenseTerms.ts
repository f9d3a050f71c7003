import { isFlexIn, type LicenseTerms } from '../usageReports';
import type { LicenseKeyContent } from './licenseKeyContent';

/** GitLab has about ten. */
const MOST_ADD_ONS = 50;

/** What a key says of its license that the License API doesn't. */
export function termsOf({ type, isTrial, addOnPurchases }: LicenseKeyContent): LicenseTerms {
  const addOns = [...new Set(addOnPurchases.map(({ name }) => name))];
  return { type, isTrial, isFlex: isFlexIn(addOns), addOns: addOns.slice(0, MOST_ADD_ONS) };
}
