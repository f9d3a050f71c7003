/** What GitLab returns about licenses only through GraphQL, as it is remembered. */

import type { PlainDate } from './plainDate';
import type { WaitingSubscriptions } from './waiting';

/** https://docs.gitlab.com/administration/license_file/ has the three; `legacy` is any key that is no cloud license. */
export type SubscriptionType = 'legacy' | 'onlineCloud' | 'offlineCloud';

/** What belongs to one license; what GitLab doesn't tell is absent. */
export interface LicenseDetails {
  /** The row id of the license. */
  readonly id: number;
  readonly type?: SubscriptionType;
  /** Known of the current license only. */
  readonly trial?: boolean;
  /** The first day on which the instance is read-only, unless another license takes over. */
  readonly readOnlyFrom?: PlainDate;
  /** When the license was last synchronized with GitLab's customer portal, in epoch milliseconds. */
  readonly lastSync?: number;
  readonly activatedOn?: PlainDate;
  /** "A-S00012345": instances with the same one share a subscription. */
  readonly subscriptionName?: string;
}

/** Seats of an add-on product such as GitLab Duo. */
export interface AddOnSeats {
  /** GitLab's own name, such as `duo_pro`. */
  readonly name: string;
  readonly purchased: number;
  /** Absent when GitLab doesn't tell it. */
  readonly assigned?: number;
}

/** Everything that GraphQL returned at one moment (`at`). */
export interface SubscriptionFacts extends WaitingSubscriptions {
  readonly licenses: readonly LicenseDetails[];
  readonly addOns: readonly AddOnSeats[];
}

/** An online license synchronizes every day; a weekend without a connection is no reason to worry. */
const LONGEST_SILENCE_MS = 3 * 24 * 60 * 60 * 1000;

export function detailsOf(facts: SubscriptionFacts | undefined, id: number | undefined) {
  return facts?.licenses.find((license) => license.id === id);
}

/**
 * Whether an online license had not synchronized for more than three days.
 *
 * @param at when GitLab returned it, in epoch milliseconds: of the time since then nothing is known
 */
export function isSyncOverdue({ type, lastSync }: LicenseDetails, at: number): boolean {
  return type === 'onlineCloud' && lastSync !== undefined && at - lastSync > LONGEST_SILENCE_MS;
}
