import type { License } from '../gitlab/schemas';
import type { SubscriptionFacts } from '../licensing/subscription';
import { isConfirmed, waitingLicenses } from '../licensing/waiting';
import type { Fetched } from './facts';

/** What GraphQL has returned about an instance, as far as it counts at a moment. */
export interface SubscriptionNow {
  readonly facts: SubscriptionFacts;
  /** The waiting subscriptions in the form of licenses, the earliest first; their ids are no license's. */
  readonly waiting: readonly License[];
  /** Whether they were returned recently enough to be counted. */
  readonly isConfirmed: boolean;
}

/**
 * @param now epoch milliseconds
 * @returns undefined when GraphQL has returned nothing yet
 */
export function subscriptionAt(
  { licenses, subscription }: Fetched,
  now: number,
): SubscriptionNow | undefined {
  const facts = subscription?.facts;
  return facts && { facts, waiting: waitingLicenses(facts, licenses), isConfirmed: isConfirmed(facts, now) };
}

/** The waiting subscriptions that count. */
export function countedWaiting(subscription: SubscriptionNow | undefined): readonly License[] {
  return subscription?.isConfirmed === true ? subscription.waiting : [];
}
