/** What gets worse when another license takes over by itself. */

import type { License } from '../gitlab/schemas';
import type { Coverage } from './coverage';
import { licenseOfId, rowId } from './licenseRow';
import type { PlainDate } from './plainDate';
import { DEFAULT_PLAN, hasFreeGuests, isLowerPlan } from './plans';
import type { Role } from './roles';
import { seatsOf } from './seats';

export type RenewalFlaw =
  /** Fewer seats than there are billable users today: exceeded from its first day. */
  | { readonly kind: 'tooFewSeats'; readonly limit: number; readonly billable: number; readonly over: number }
  /** `guestsTakeSeats`: guests and users without a membership begin to count, so that more seats are taken. */
  | {
      readonly kind: 'lowerPlan';
      readonly plan: string;
      readonly before: string;
      readonly guestsTakeSeats: boolean;
    };

/** A license that takes over on the day `from` and has less than what is there today. */
export interface WorseRenewal {
  readonly licenseId: number;
  readonly from: PlainDate;
  /** At least one. */
  readonly flaws: readonly RenewalFlaw[];
}

interface Takeover {
  readonly license: License;
  readonly role: Role;
  readonly from: PlainDate;
}

/**
 * The licenses that take over with too few seats for today's billable users, or with a lower plan than the license
 * before them; the earliest first.
 */
export function worseRenewals(
  licenses: readonly License[],
  { roles, currentId }: Pick<Coverage, 'roles' | 'currentId'>,
  billable: number | undefined,
): WorseRenewal[] {
  const takeovers = takeoversOf(licenses, roles);
  const current = licenseOfId(licenses, currentId);
  return takeovers.flatMap((takeover, index) => {
    const before = takeovers[index - 1]?.license ?? current;
    const flaws = [...seatFlaws(takeover, billable), ...planFlaws(takeover.license, before)];
    return flaws.length === 0 ? [] : [{ licenseId: rowId(takeover.license), from: takeover.from, flaws }];
  });
}

function takeoversOf(licenses: readonly License[], roles: ReadonlyMap<number, Role>): Takeover[] {
  return licenses
    .flatMap((license) => {
      const role = roles.get(rowId(license));
      const from = role !== undefined && 'takesOver' in role ? role.takesOver : undefined;
      return role === undefined || from === undefined ? [] : [{ license, role, from }];
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

function seatFlaws({ license, role }: Takeover, billable: number | undefined): RenewalFlaw[] {
  const seats = seatsOf(license, role, billable);
  if (seats.kind !== 'limited' || seats.now === undefined || seats.now.over === 0) {
    return [];
  }
  return [{ kind: 'tooFewSeats', limit: seats.limit, billable: seats.now.billable, over: seats.now.over }];
}

function planFlaws(license: License, predecessor: License | undefined): RenewalFlaw[] {
  if (predecessor === undefined) {
    return [];
  }
  const plan = license.plan ?? DEFAULT_PLAN;
  const before = predecessor.plan ?? DEFAULT_PLAN;
  if (!isLowerPlan(plan, before)) {
    return [];
  }
  return [
    { kind: 'lowerPlan', plan, before, guestsTakeSeats: hasFreeGuests(before) && !hasFreeGuests(plan) },
  ];
}
