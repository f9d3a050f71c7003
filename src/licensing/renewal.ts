/** What gets worse when another license, or a waiting subscription, takes over by itself. */

import type { License } from '../gitlab/schemas';
import type { Coverage, Gap } from './coverage';
import { licenseOfId, rowId } from './licenseRow';
import { addDays, parsePlainDate, type PlainDate } from './plainDate';
import { DEFAULT_PLAN, hasFreeGuests, isKnownPlan, isLowerPlan } from './plans';
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
    }
  /** Nobody here knows whether its plan is lower. */
  | { readonly kind: 'unknownPlan'; readonly plan: string; readonly before: string }
  /** It starts after days without a license. */
  | ({ readonly kind: 'gap' } & Gap)
  /** It ends before the current license does, or with it. `until`: the first day on which it no longer counts. */
  | { readonly kind: 'addsNothing'; readonly until: PlainDate }
  /** A waiting subscription that GitLab returned too long ago to be counted. */
  | { readonly kind: 'unconfirmed' };

/** A license that takes over on the day `from` and has less than what is there today. */
export interface WorseRenewal {
  readonly licenseId: number;
  readonly from: PlainDate;
  /** At least one. */
  readonly flaws: readonly RenewalFlaw[];
}

/** What follows the current license at its end: a renewal that is as good silences warnings about that end. */
export type Renewal =
  | { readonly kind: 'none' }
  | { readonly kind: 'asGood'; readonly licenseId: number; readonly from: PlainDate }
  | ({ readonly kind: 'worse' } & WorseRenewal);

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
    const flaws = flawsOf(takeover, before, billable);
    return flaws.length === 0 ? [] : [{ licenseId: rowId(takeover.license), from: takeover.from, flaws }];
  });
}

/**
 * What follows the current license at its end, and whether it is as good: its plan isn't lower, it has a seat for each
 * of today's billable users, and no gap lies before it.
 *
 * @param licenses with the waiting subscriptions that count (`waitingLicenses`)
 * @param coverage of these
 * @param unconfirmed waiting subscriptions that no longer count: named when nothing else follows
 */
export function renewalOf(
  licenses: readonly License[],
  coverage: Pick<Coverage, 'roles' | 'currentId' | 'gaps'>,
  billable: number | undefined,
  [unconfirmed]: readonly License[] = [],
): Renewal {
  const current = licenseOfId(licenses, coverage.currentId);
  const end = dayOf(current?.expires_at);
  if (end === undefined) {
    return { kind: 'none' };
  }
  const takeovers = takeoversOf(licenses, coverage.roles);
  const next = takeovers.find(({ license }) => (dayOf(license.expires_at) ?? addDays(end, 1)) > end);
  if (next !== undefined) {
    const flaws = [...flawsOf(next, current, billable), ...gapFlaws(next.from, coverage.gaps)];
    return judged(next.license, flaws, next.from);
  }
  const shorter = licenses.find((license) => coverage.roles.get(rowId(license))?.kind === 'upcoming');
  return shorter === undefined
    ? judged(unconfirmed, [{ kind: 'unconfirmed' }])
    : judged(shorter, [{ kind: 'addsNothing', until: dayOf(shorter.expires_at) ?? end }]);
}

function judged(
  license: License | undefined,
  flaws: readonly RenewalFlaw[],
  from = dayOf(license?.starts_at),
): Renewal {
  if (license === undefined || from === undefined) {
    return { kind: 'none' };
  }
  const renewal = { licenseId: rowId(license), from };
  return flaws.length === 0 ? { kind: 'asGood', ...renewal } : { kind: 'worse', ...renewal, flaws };
}

function gapFlaws(from: PlainDate, gaps: readonly Gap[]): RenewalFlaw[] {
  return gaps.filter(({ to }) => addDays(to, 1) === from).map((gap) => ({ kind: 'gap', ...gap }));
}

function dayOf(text: string | null | undefined): PlainDate | undefined {
  return parsePlainDate(text ?? '');
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

function flawsOf(
  takeover: Takeover,
  before: License | undefined,
  billable: number | undefined,
): RenewalFlaw[] {
  return [...seatFlaws(takeover, billable), ...planFlaws(takeover.license, before)];
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
  if (plan.toLowerCase() !== before.toLowerCase() && !(isKnownPlan(plan) && isKnownPlan(before))) {
    return [{ kind: 'unknownPlan', plan, before }];
  }
  if (!isLowerPlan(plan, before)) {
    return [];
  }
  return [
    { kind: 'lowerPlan', plan, before, guestsTakeSeats: hasFreeGuests(before) && !hasFreeGuests(plan) },
  ];
}
