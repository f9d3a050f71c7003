/** What stands in a license key, as the gem `gitlab-license` and `License` in GitLab EE's source define it. */

import type { PlainDate } from '../plainDate';

/** Legacy: all of old, and those for instances that GitLab does not reach. Cloud: since GitLab 14.1. */
export type LicenseKeyType = 'legacy' | 'offlineCloud' | 'onlineCloud';

/** Users above the seats of the time before, which the customer pays for afterwards. */
export interface TrueUp {
  readonly quantity: number;
  /** Absent when it is no date: GitLab then takes the start (the expiry) of the current license. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** Seats in that period. */
  readonly periodSeats?: number;
}

/** One purchase of an add-on product, such as GitLab Duo. */
export interface AddOnPurchase {
  /** GitLab's own name, "duo_pro". */
  readonly name: string;
  readonly quantity?: number;
  readonly startsOn?: PlainDate;
  readonly expiresOn?: PlainDate;
  readonly isTrial: boolean;
}

/** The attributes of a well-formed key. A count that is absent is not 0, and 0 seats are a real limit. */
export interface LicenseKeyContent {
  readonly type: LicenseKeyType;
  /** GitLab's default when the key names none. */
  readonly plan: string;
  /** Its first day. */
  readonly startsAt: PlainDate;
  /** The first day on which it no longer counts; absent: never, which GitLab takes from its own team only. */
  readonly expiresAt?: PlainDate;
  /** From this day on an expired license makes the instance read-only. */
  readonly blockChangesAt?: PlainDate;
  /** At least one entry; usually Name, Email and Company. */
  readonly licensee: Readonly<Record<string, string>>;
  readonly isTrial: boolean;
  /** `contract_overages_allowed` is false: GitLab 19.1 and later then restrict access, unless the key came by REST. */
  readonly forbidsOverage?: true;
  /** Made to end a subscription: on adding it all licenses of that subscription stop counting. */
  readonly isFromCancellation: boolean;
  readonly isTemporaryExtension: boolean;
  /** Users were reconciled quarterly: the past is not looked at. */
  readonly isReconciled: boolean;
  /** GitLab fails with an error of its own on a key without any. */
  readonly hasRestrictions: boolean;
  /** `active_user_count` */
  readonly seats?: number;
  /** `previous_user_count` */
  readonly previousSeats?: number;
  readonly trueUp?: TrueUp;
  readonly addOnPurchases: readonly AddOnPurchase[];
  /** `add_ons` of old keys: name and number. */
  readonly addOns: Readonly<Record<string, number>>;
  readonly subscriptionName?: string;
}

/** What became of reading a key. */
export type LicenseKeyReading =
  /** `reader`: which public key has read it. */
  | { readonly kind: 'read'; readonly content: LicenseKeyContent; readonly reader: string }
  /** A public key reads it, so it is genuine, but GitLab takes no such key; `problem` names the attribute. */
  | {
      readonly kind: 'malformed';
      readonly type: LicenseKeyType;
      readonly problem: string;
      readonly reader: string;
    }
  /**
   * Complete, but no available public key reads it. `openedBy`: this one would, so the key isn't made for another one
   * but was altered. `holdsNoJson`: it can be decrypted, but not to JSON.
   */
  | { readonly kind: 'unreadable'; readonly openedBy?: string; readonly holdsNoJson?: true };
