/**
 * What follows when a license is deleted, before it is.
 *
 * Sources: `License.current` in GitLab EE's `ee/app/models/license.rb`, and "What happens when your license expires"
 * in https://docs.gitlab.com/administration/license_file/.
 */

import type { License } from '../../gitlab/schemas';
import { predictCoverage, type Coverage, type Gap } from '../coverage';
import { type Thresholds } from '../severity';
import { hasEnded, hasStarted, rowsLookedAt, type LicenseRow } from '../currentLicense';
import { copiesOf, sideEffectsOf, type DeletedKey, type SideEffect } from './deleteSideEffects';
import { countedRows, isPassedOver, licenseOfId, licenseRows, rowId } from '../licenseRow';
import { addDays, laterOf, type PlainDate } from '../plainDate';
import type { AddOnSeats, LicenseDetails } from '../subscription';
import type { Role } from '../roles';
import { billableUsers, seatsOf } from '../seats';
import { coveredSpans } from '../timeline';

export type { DeletedKey, SideEffect } from './deleteSideEffects';

/** What is known of an instance before the delete. */
export interface DeleteSituation {
  /** All its licenses, in any order. */
  readonly licenses: readonly License[];
  /** Further ones of which nothing is known, since their rows can't be read. */
  readonly unreadable?: readonly unknown[] | undefined;
  /** What `GET /license` answers: it returns the billable users. */
  readonly current: License | undefined;
  /** Of these licenses, now. */
  readonly coverage: Coverage;
  readonly thresholds: Thresholds;
  /** What stands in the key of the license about to go, where somebody has read it. */
  readonly key?: DeletedKey | undefined;
  /** What GraphQL has returned about waiting subscriptions and of the license about to go. */
  readonly deletedSubscription?: DeletedSubscription | undefined;
}

/** What GraphQL has returned, as far as a delete is concerned. */
export interface DeletedSubscription {
  /** The waiting subscriptions in the form of licenses, whether or not they count. */
  readonly waiting: readonly License[];
  /** Whether they count. */
  readonly isConfirmed: boolean;
  readonly details?: LicenseDetails | undefined;
  readonly addOns: readonly AddOnSeats[];
}

/** Which license GitLab uses right after the delete. */
export type CurrentAfterwards =
  /** The one of before; `undefined`: none, as before. */
  | { readonly kind: 'same'; readonly license: License | undefined }
  /** Another license in force. `over`: billable users above its seats; 0 as well when that is not known. */
  | { readonly kind: 'takesOver'; readonly license: License; readonly over: number }
  /**
   * An expired license: paid features lock, and the instance is not Free before the licenses `toFree` (ids, this one
   * among them) are deleted too.
   */
  | { readonly kind: 'expiredTakesOver'; readonly license: License; readonly toFree: readonly number[] }
  /**
   * No license: Free features, with write access. `leavesReadOnly`: the deleted license has expired, which can have
   * made the instance read-only.
   */
  | { readonly kind: 'none'; readonly leavesReadOnly: boolean };

/** How far the licenses reach, from today on and across gaps. */
export type Reach =
  /** Neither today nor any later day has a license. */
  | { readonly kind: 'over' }
  /** `day`: the last one with a license. */
  | { readonly kind: 'until'; readonly day: PlainDate }
  | { readonly kind: 'endless' }
  /** They end on a day that the server wrote as none of the calendar. */
  | { readonly kind: 'unknown' };

/**
 * What is lost for good. `record`: the license has ended, and GitLab takes no expired key. `inUsageExport`: the usage
 * export still holds the key, as it does of the current license and of no other.
 */
export interface Loss {
  readonly kind: 'key' | 'record';
  readonly inUsageExport: boolean;
}

export interface DeleteConsequences {
  readonly license: License;
  /** Its role now; undefined when it has no start. */
  readonly role: Role | undefined;
  readonly currentAfterwards: CurrentAfterwards;
  readonly reachBefore: Reach;
  readonly reachAfter: Reach;
  /** Days from today on without a license that have one behind them, and would not be there otherwise. */
  readonly newGaps: readonly Gap[];
  readonly loss: Loss;
  readonly sideEffects: readonly SideEffect[];
  /** Other licenses of which the server tells the same, as when one key was added twice. */
  readonly copies: readonly License[];
  /**
   * Licenses that GitLab passes over today, as when their subscription was cancelled. If the deleted license is what
   * cancelled it, GitLab uses them again, which their dates do not tell.
   */
  readonly passedOver: readonly License[];
  /** How many further licenses couldn't be read: the consequences are those without them. */
  readonly unread: number;
}

/**
 * What follows when the license with this id is deleted, by the dates of the others.
 *
 * @returns undefined when it is not among the licenses
 */
export function consequencesOfDelete(id: number, situation: DeleteSituation): DeleteConsequences | undefined {
  const { licenses, unreadable = [], coverage } = situation;
  const license = licenseOfId(licenses, id);
  if (license === undefined) {
    return undefined;
  }
  const others = licenses.filter((candidate) => candidate !== license);
  const isCurrent = coverage.currentId === id;
  const waiting = countedWaiting(situation);
  // They are stored with the license in use, and go with it.
  const left = isCurrent ? others : [...others, ...waiting];
  const after = coverageByDates(left, situation);
  const currentAfterwards = currentAfter(license, others, after, situation);
  return {
    license,
    role: coverage.roles.get(id),
    currentAfterwards,
    reachBefore: reachOf([...licenses, ...waiting], coverage),
    reachAfter: reachOf(left, coverage),
    newGaps: newGaps(coverage, after),
    loss: { kind: hasExpired(license, coverage.today) ? 'record' : 'key', inUsageExport: isCurrent },
    sideEffects: isCurrent ? allSideEffects(situation, currentAfterwards.kind !== 'none') : [],
    copies: copiesOf(license, others),
    passedOver: others.filter((other) => isPassedOver(other, coverage)),
    unread: unreadable.length,
  };
}

function countedWaiting({ deletedSubscription: subscription }: DeleteSituation): readonly License[] {
  return subscription?.isConfirmed === true ? subscription.waiting : [];
}

function allSideEffects(
  { key, deletedSubscription: subscription }: DeleteSituation,
  hasNext: boolean,
): SideEffect[] {
  const removed = (subscription?.waiting ?? []).map((waiting): SideEffect => ({
    kind: 'waitingRemoved',
    subscription: waiting,
  }));
  return [...sideEffectsOf(key ?? subscriptionKey(subscription), hasNext), ...removed];
}

/** What GraphQL says of a license whose key nobody has read. */
function subscriptionKey(subscription: DeletedSubscription | undefined): DeletedKey | undefined {
  const type = subscription?.details?.type;
  return (
    subscription && type && { type, hasAddOns: subscription.addOns.some(({ purchased }) => purchased > 0) }
  );
}

function currentAfter(
  deleted: License,
  others: readonly License[],
  after: Coverage,
  situation: DeleteSituation,
): CurrentAfterwards {
  const { today, currentId } = situation.coverage;
  const nextId = idAfter(deleted, after, situation);
  const next = licenseOfId(others, nextId);
  if (nextId === currentId) {
    return { kind: 'same', license: next };
  }
  if (next === undefined) {
    return { kind: 'none', leavesReadOnly: hasExpired(deleted, today) };
  }
  if (hasExpired(next, today)) {
    return { kind: 'expiredTakesOver', license: next, toFree: startedIds(others, today) };
  }
  return { kind: 'takesOver', license: next, over: usersOver(next, billableUsers(situation.current)) };
}

/** Where the server's choice is another one than the dates would make, it stays until its license is deleted. */
function idAfter(deleted: License, after: Coverage, situation: DeleteSituation): number | undefined {
  const { coverage, licenses } = situation;
  const before = [...licenses, ...countedWaiting(situation)];
  const isByDates = coverageByDates(before, situation).currentId === coverage.currentId;
  const isCurrent = coverage.currentId === rowId(deleted);
  return isByDates || isCurrent ? after.currentId : coverage.currentId;
}

function coverageByDates(licenses: readonly License[], { coverage, thresholds }: DeleteSituation): Coverage {
  return predictCoverage(countedRows(licenses, coverage), coverage.today, thresholds);
}

function usersOver(license: License, billable: number | undefined): number {
  const seats = seatsOf(license, { kind: 'current', expired: false }, billable);
  return seats.kind === 'limited' ? (seats.now?.over ?? 0) : 0;
}

function reachOf(licenses: readonly License[], coverage: Coverage): Reach {
  const rows = rowsLookedAt(countedRows(licenses, coverage));
  const last = coveredSpans(rows).at(-1);
  if (last === undefined) {
    return { kind: 'over' };
  }
  if (last.end === undefined) {
    return { kind: rows.some(isEndless) ? 'endless' : 'unknown' };
  }
  return last.end <= coverage.today ? { kind: 'over' } : { kind: 'until', day: addDays(last.end, -1) };
}

function isEndless({ expiresAt, endUnknown }: LicenseRow): boolean {
  return expiresAt === undefined && endUnknown !== true;
}

function newGaps(before: Coverage, after: Coverage): Gap[] {
  const known = gapsAhead(before);
  return gapsAhead(after).filter((gap) => !known.some(({ from, to }) => from === gap.from && to === gap.to));
}

/** Without their past days: a gap that only began earlier takes nothing more away. */
function gapsAhead({ gaps, today }: Coverage): Gap[] {
  return gaps.map(({ from, to }) => ({ from: laterOf(from, today), to }));
}

function hasExpired(license: License, today: PlainDate): boolean {
  return licenseRows([license]).some((row) => hasEnded(row, today));
}

function startedIds(licenses: readonly License[], today: PlainDate): number[] {
  return licenseRows(licenses)
    .filter((row) => hasStarted(row, today))
    .map(({ id }) => id);
}
