/** GitLab's plans by rank: those sold today and, beside each, the names it had before. */
const RANKS: Readonly<Record<string, number>> = {
  starter: 1,
  bronze: 1,
  premium: 2,
  silver: 2,
  ultimate: 3,
  gold: 3,
};

/** A license without a plan is a Starter license (`License#plan` in GitLab's source). */
export const DEFAULT_PLAN = 'starter';

/** Whether one plan has less than the other; false as well when one of them is not known here. */
export function isLowerPlan(plan: string, other: string): boolean {
  const rank = rankOf(plan);
  const otherRank = rankOf(other);
  return rank !== undefined && otherRank !== undefined && rank < otherRank;
}

/**
 * Whether guests and users without a membership take no seat.
 *
 * Source: https://docs.gitlab.com/subscriptions/manage_users_and_seats/, "Criteria for non-billable users".
 */
export function hasFreeGuests(plan: string): boolean {
  return rankOf(plan) === RANKS.ultimate;
}

/** Whether the plan is one that GitLab has had; a license without one is a Starter license. */
export function isKnownPlan(plan: string | null | undefined): boolean {
  return rankOf(plan ?? DEFAULT_PLAN) !== undefined;
}

function rankOf(plan: string): number | undefined {
  return RANKS[plan.toLowerCase()];
}
