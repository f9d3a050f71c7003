/** Which licenses of an instance go on after the current one has ended. */

import type { License } from '../../gitlab/schemas';
import type { Coverage, Gap } from '../../licensing/coverage';
import { licenseOfId, rowId } from '../../licensing/licenseRow';
import { addDays, daysBetween, parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import { DEFAULT_PLAN, isKnownPlan, isLowerPlan } from '../../licensing/plans';

/** How the plan compares with that of the license before it. `unknown`: one of the two has no known rank. */
export type PlanChange =
  | { readonly kind: 'notLower' }
  | { readonly kind: 'lower' | 'unknown'; readonly plan: string; readonly before: string };

export interface RenewalInPlace {
  readonly license: License;
  /** The first day on which GitLab uses it. */
  readonly startsOn: PlainDate;
  /** Its last covered day; absent: it has no end that is known. */
  readonly lastOn?: PlainDate;
  /** The days without a license before it. */
  readonly gap?: Gap;
  readonly plan: PlanChange;
  /** A subscription that becomes a license on its first day; its id is none that GitLab knows. */
  readonly isWaiting?: true;
}

/** What GitLab returned about waiting subscriptions (`waitingLicenses`), and whether it counts (`isConfirmed`). */
export interface WaitingRenewals {
  readonly waiting: readonly License[];
  readonly isConfirmed: boolean;
}

/** What is known about the time after the current license. */
export type KnownRenewal =
  /**
   * `savedExport`: a file names one license only; `notListed`: the list of licenses isn't known, or isn't fresh;
   * `unconfirmed`: a subscription waits, but GitLab returned it too long ago.
   */
  | { readonly kind: 'unknown'; readonly reason: 'savedExport' | 'notListed' | 'unconfirmed' }
  /** `isConfirmed`: GitLab has confirmed that no subscription waits either. */
  | { readonly kind: 'none'; readonly isConfirmed?: true }
  /** At least one, in the order in which they take over. */
  | { readonly kind: 'inPlace'; readonly renewals: readonly RenewalInPlace[] };

/** In days. What ends sooner after the current license is an extension of it and renews nothing. */
const SHORTEST_RENEWAL = 60;

/**
 * The renewals of an instance: among its licenses, and among its waiting subscriptions as long as they count. GitLab
 * adds those of an online cloud license with its daily sync, so that they aren't listed before they start.
 *
 * @param listed all licenses of the instance, in any order
 * @param coverage of these and of the waiting subscriptions that count
 * @param subscriptions undefined where GraphQL returned nothing
 */
export function knownRenewal(
  listed: readonly License[],
  { roles, gaps, currentId }: Pick<Coverage, 'roles' | 'gaps' | 'currentId'>,
  subscriptions?: WaitingRenewals,
): KnownRenewal {
  const waiting = subscriptions?.isConfirmed === true ? subscriptions.waiting : [];
  const licenses = [...listed, ...waiting];
  const current = licenseOfId(licenses, currentId);
  const takeovers = licenses
    .flatMap((license) => {
      const role = roles.get(rowId(license));
      const startsOn = role !== undefined && 'takesOver' in role ? role.takesOver : undefined;
      return startsOn !== undefined && outlasts(license, current) ? [{ license, startsOn }] : [];
    })
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  const renewals = takeovers.map(({ license, startsOn }, index): RenewalInPlace => {
    const expiry = expiryOf(license);
    const gap = gaps.find(({ to }) => addDays(to, 1) === startsOn);
    return {
      license,
      startsOn,
      ...(expiry && { lastOn: addDays(expiry, -1) }),
      ...(gap && { gap }),
      plan: planChange(license, takeovers[index - 1]?.license ?? current),
      ...(waiting.includes(license) && { isWaiting: true }),
    };
  });
  return renewals.length === 0 ? withoutRenewal(subscriptions) : { kind: 'inPlace', renewals };
}

function withoutRenewal(subscriptions: WaitingRenewals | undefined): KnownRenewal {
  if (subscriptions === undefined || (!subscriptions.isConfirmed && subscriptions.waiting.length === 0)) {
    return { kind: 'none' };
  }
  return subscriptions.isConfirmed
    ? { kind: 'none', isConfirmed: true }
    : { kind: 'unknown', reason: 'unconfirmed' };
}

function outlasts(license: License, current: License | undefined): boolean {
  const [own, others] = [expiryOf(license), current && expiryOf(current)];
  if (current !== undefined && others === undefined) {
    return false;
  }
  return own === undefined || others === undefined || daysBetween(others, own) >= SHORTEST_RENEWAL;
}

function planChange(license: License, predecessor: License | undefined): PlanChange {
  const plan = license.plan ?? DEFAULT_PLAN;
  const before = predecessor?.plan ?? DEFAULT_PLAN;
  if (predecessor === undefined || plan === before) {
    return { kind: 'notLower' };
  }
  if (!isKnownPlan(plan) || !isKnownPlan(before)) {
    return { kind: 'unknown', plan, before };
  }
  return isLowerPlan(plan, before) ? { kind: 'lower', plan, before } : { kind: 'notLower' };
}

function expiryOf({ expires_at: expiry }: License): PlainDate | undefined {
  return parsePlainDate(expiry ?? '');
}
