import type { License } from '../gitlab/schemas';
import type { Coverage } from '../licensing/coverage';
import { daysBetween } from '../licensing/plainDate';
import { renewalOf, worseRenewals, type WorseRenewal } from '../licensing/renewal';
import { billableUsers } from '../licensing/seats';
import type { Fetched } from './facts';
import type { RenewalReason } from './reasons';
import { countedWaiting, type SubscriptionNow } from './subscriptionNow';

/**
 * A worse renewal hides the end of the license before it, so that it has to be told, however far away it is. One that
 * is none, since it adds no day or can't be confirmed, is reported only with that end.
 *
 * @param isEndNear whether the end of coverage is a reason itself
 */
export function renewalReasons(
  coverage: Coverage,
  { licenses, current }: Pick<Fetched, 'licenses' | 'current'>,
  subscription: SubscriptionNow | undefined,
  isEndNear: boolean,
): RenewalReason[] {
  const all = [...licenses, ...countedWaiting(subscription)];
  const billable = billableUsers(current);
  const worse = worseRenewals(all, coverage, billable);
  const next = isEndNear && renewalOf(all, coverage, billable, subscription?.waiting);
  const isNone = next && next.kind === 'worse' && next.flaws.some(({ kind }) => NO_RENEWAL.has(kind));
  return [...worse, ...(isNone ? [next] : [])].map((renewal) => reasonOf(renewal, coverage, licenses));
}

const NO_RENEWAL: ReadonlySet<string> = new Set(['addsNothing', 'unconfirmed']);

function reasonOf(
  { licenseId, from, flaws }: WorseRenewal,
  { today }: Coverage,
  licenses: readonly License[],
): RenewalReason {
  return {
    kind: 'renewal',
    severity: 'warning',
    // A waiting subscription has no id that GitLab knows.
    ...(licenses.some(({ id }) => id === licenseId) && { licenseId }),
    date: from,
    inDays: daysBetween(today, from),
    flaws,
  };
}
