import { currentLicense } from './currentLicense';
import type { GitLabState } from '../state';

/** The add-ons (such as Duo seats) an instance has bought: those of its current license, if that is a cloud one. */
export function provisionAddOns(state: GitLabState): void {
  const current = currentLicense(state);
  state.addOnPurchases = current && current.key.type !== 'legacy_license' ? current.key.addOnProducts : {};
}
