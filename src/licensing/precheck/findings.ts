/** What is worth knowing about a key before it is added to an instance. */

import type { License } from '../../gitlab/schemas';
import type { Gap } from '../coverage';
import type { EarlierKey } from './instanceSituation';
import type { AddOnPurchase } from '../key/licenseKeyContent';
import type { PlainDate } from '../plainDate';

/** `refused`: GitLab will not take the key. `unknown`: something could not be judged. */
export type FindingLevel = 'refused' | 'warning' | 'unknown' | 'information';

/** "The license before" is the one that the key's replaces, or that is in use until it starts. */
export type FindingKind =
  /** The instance has the same license already. `addedOn`: this key was added from here then. */
  | { readonly kind: 'sameLicenseAgain'; readonly license: License; readonly addedOn?: PlainDate }
  /** This key was added from here, and its license is no longer there or cannot be distinguished from others. */
  | { readonly kind: 'addedBefore'; readonly earlier: EarlierKey }
  | { readonly kind: 'otherLicensee'; readonly licensee: string; readonly before: string }
  /** `guestsTakeSeats`: guests and users without a membership begin to count. */
  | {
      readonly kind: 'lowerPlan';
      readonly plan: string;
      readonly before: string;
      readonly guestsTakeSeats: boolean;
    }
  | {
      readonly kind: 'fewerSeatsThanBillable';
      readonly seats: number;
      readonly billable: number;
      readonly over: number;
    }
  /** `before` is undefined when the license before has no limit. */
  | {
      readonly kind: 'fewerSeatsThanBefore';
      readonly seats: number;
      readonly before: number | undefined;
    }
  /** Its last day is before the end of the coverage that is known now; `coveredUntil` undefined: that has no end. */
  | {
      readonly kind: 'endsEarlier';
      readonly lastDay: PlainDate;
      readonly coveredUntil: PlainDate | undefined;
    }
  | { readonly kind: 'alreadyExpired'; readonly on: PlainDate }
  /** Days without a license up to the key's start. */
  | { readonly kind: 'gapBefore'; readonly gap: Gap }
  /** Days without a license from the key's end to the next one. */
  | { readonly kind: 'gapAfter'; readonly gap: Gap }
  /** The key leaves nothing of a gap that is there now. */
  | { readonly kind: 'gapClosed'; readonly gap: Gap }
  /** An upcoming license waits longer; `to` undefined: for ever. */
  | {
      readonly kind: 'postpones';
      readonly license: License;
      readonly from: PlainDate;
      readonly to: PlainDate | undefined;
    }
  /** `replaces` tells whether it takes the place of a license in force. */
  | { readonly kind: 'trial'; readonly replaces: boolean }
  | { readonly kind: 'temporaryExtension' }
  /** Add-on products of an offline cloud license come with a nightly job of the server, not with the key. */
  | { readonly kind: 'addOnsComeLater'; readonly purchases: readonly AddOnPurchase[] }
  /** Add-on products that end before the license does. */
  | { readonly kind: 'addOnsEndEarlier'; readonly purchases: readonly AddOnPurchase[] }
  /** Add-on products that GitLab doesn't take from this key. */
  | {
      readonly kind: 'addOnsIgnored';
      readonly purchases: readonly AddOnPurchase[];
      readonly why: 'legacy' | 'noDates';
    }
  /** GitLab provides only one of the products of GitLab Duo. */
  | { readonly kind: 'addOnReplaced'; readonly name: string; readonly by: string }
  /** `countsUntil`: the server takes the key, up to an update to this release. */
  | { readonly kind: 'noExpiry'; readonly countsUntil?: string }
  | { readonly kind: 'onlineCloud' }
  | { readonly kind: 'cancellation' }
  | { readonly kind: 'unreadable' }
  /** Something in the key was altered since GitLab made it. */
  | { readonly kind: 'damaged' }
  /** `problem` names the attribute. */
  | { readonly kind: 'malformed'; readonly problem: string }
  /** The days of this machine and of the server are further apart than time zones are. */
  | { readonly kind: 'clockDiffers'; readonly local: PlainDate; readonly server: PlainDate }
  | { readonly kind: 'instanceUnknown' };

export type Finding = FindingKind & { readonly level: FindingLevel };

const WORST_FIRST: readonly FindingLevel[] = ['refused', 'warning', 'unknown', 'information'];

/** The worst first, of the same level in the order in which they were found. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => WORST_FIRST.indexOf(one.level) - WORST_FIRST.indexOf(other.level));
}
