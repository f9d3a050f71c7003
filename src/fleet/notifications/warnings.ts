/** What of an instance deserves a notification, and how far each of it has come. */

import { addDays, daysBetween, type PlainDate } from '../../licensing/plainDate';
import type { License } from '../../gitlab/schemas';
import type { InstanceUrl } from '../../instances/address';
import { licenseOfId, rowId } from '../../licensing/licenseRow';
import type { AttentionReason, ExpiryReason, RenewalReason } from '../reasons';
import type { InstanceStatus } from '../status';

/** How many days after its date something is no longer announced, and what was noted of it may be forgotten. */
export const OVER_AFTER_DAYS = 30;

/** How many days before a token expires its notifications start. */
const TOKEN_STEPS = [14, 3] as const;

/**
 * A point at which to notify, as days before the date that it is about: 0 is the day itself, and infinity as
 * soon as anything is known of it.
 */
export type Step = number;

/** What is wrong with a renewal that takes over all the same. */
const LESS: ReadonlySet<string> = new Set(['tooFewSeats', 'lowerPlan', 'unknownPlan']);

const AS_SOON_AS_KNOWN: Step = Number.POSITIVE_INFINITY;
const ON_THE_DAY: Step = 0;

/** What a warning is about. A renewal in place makes it another one, and so does a new token. */
export interface Subject {
  readonly url: InstanceUrl;
  readonly kind: AttentionReason['kind'];
  /** Absent where it is about no license of GitLab's list: a token, a subscription that waits. */
  readonly licenseId?: number;
  /** The day that it is about; absent where it is true already. */
  readonly date?: PlainDate;
}

export interface Warning {
  readonly subject: Subject;
  readonly reason: AttentionReason;
  /** The steps that have come, the nearest to the day first; at least one. */
  readonly passed: readonly [Step, ...Step[]];
}

/** A reason with the steps at which to notify, and how near its date is. */
interface Told {
  readonly reason: AttentionReason;
  readonly steps: readonly Step[];
  /** In days; it never passes the day itself. */
  readonly left: number;
}

/**
 * What somebody should be told of an instance, whether or not they have been told before: the end of its coverage,
 * gaps, renewals that are worse than what they replace, seats, and the end of its token.
 *
 * A worse renewal doesn't silence the warnings of the end before it; they speak of the renewal then.
 *
 * @param warningDays how many days before the end of coverage
 */
export function warningsOf(status: InstanceStatus, warningDays: readonly number[]): Warning[] {
  if (status.instance.muted === true || isBeingAsked(status)) {
    return [];
  }
  const end = endOfCoverage(status);
  const reasons = end === undefined ? [] : [end];
  return [...reasons, ...status.attention.reasons.filter(({ kind }) => kind !== 'expiry')].flatMap(
    (reason) => {
      const told = tellOf(reason, end, warningDays);
      return told === undefined ? [] : warningFrom(told, status);
    },
  );
}

/** A fresh answer is on its way, or will soon be: what was stored before this session can be days old. */
function isBeingAsked({ refreshing, state, failure }: InstanceStatus): boolean {
  return refreshing || (state === 'stale' && failure === undefined);
}

/** The end of coverage at any distance: as a reason for attention it is there only when it is near. */
function endOfCoverage({ coverage, last }: InstanceStatus): ExpiryReason | undefined {
  if (coverage?.coveredUntil === undefined || coverage.daysLeft === undefined || last === undefined) {
    return undefined;
  }
  const { coveredUntil, daysLeft, severity, chain, currentId } = coverage;
  const date = addDays(coveredUntil, 1);
  const licenseId = endingOn(last.licenses, date) ?? chain.at(-1)?.id ?? currentId;
  return { kind: 'expiry', severity, date, inDays: daysLeft, ...(licenseId !== undefined && { licenseId }) };
}

/** The same license before its end and after it, when GitLab may call another one current. */
function endingOn(licenses: readonly License[], date: PlainDate): number | undefined {
  const ids = licenses.filter(({ expires_at: end }) => end === date).map(rowId);
  return ids.length === 0 ? undefined : Math.max(...ids);
}

/** Undefined for what needs no notification: the view is enough. */
function tellOf(
  reason: AttentionReason,
  end: ExpiryReason | undefined,
  warningDays: readonly number[],
): Told | undefined {
  switch (reason.kind) {
    case 'expiry':
      return { reason, steps: [...warningDays, ON_THE_DAY], left: Math.max(0, reason.inDays) };
    case 'renewal': {
      const steps = hidesEnd(reason, end) ? warningDays : [];
      return { reason, steps: [AS_SOON_AS_KNOWN, ...steps], left: Math.max(0, reason.inDays) };
    }
    case 'gap':
      return { reason, steps: [AS_SOON_AS_KNOWN], left: Math.max(0, reason.inDays) };
    case 'seats':
      return {
        reason,
        steps: [AS_SOON_AS_KNOWN, ON_THE_DAY],
        left: reason.now.over > 0 ? 0 : AS_SOON_AS_KNOWN,
      };
    case 'token':
      return reason.trouble === 'expiring'
        ? { reason, steps: TOKEN_STEPS, left: Math.max(0, reason.inDays) }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether coverage goes on with less, so that its own end says nothing about the day on which that begins. */
function hidesEnd({ date, flaws }: RenewalReason, end: ExpiryReason | undefined): boolean {
  return (end === undefined || date < end.date) && flaws.some(({ kind }) => LESS.has(kind));
}

function warningFrom({ reason, steps, left }: Told, status: InstanceStatus): Warning[] {
  const [nearest, ...others] = steps.filter((step) => step >= left).toSorted((one, other) => one - other);
  if (nearest === undefined || isOver(reason)) {
    return [];
  }
  return [{ subject: subjectOf(reason, status), reason, passed: [nearest, ...others] }];
}

function isOver({ inDays }: AttentionReason): boolean {
  return inDays !== undefined && inDays < -OVER_AFTER_DAYS;
}

function subjectOf({ kind, licenseId, date }: AttentionReason, { instance, last }: InstanceStatus): Subject {
  const licenses = last?.licenses ?? [];
  const id = licenseId ?? (kind === 'gap' ? endingOn(licenses, date) : undefined);
  return {
    url: instance.url,
    kind,
    ...(id !== undefined && licenseOfId(licenses, id) !== undefined && { licenseId: id }),
    ...(date !== undefined && { date }),
  };
}

/** Whether the day is so long past that a warning about it is over. */
export function isLongPast(date: PlainDate, today: PlainDate): boolean {
  return daysBetween(date, today) > OVER_AFTER_DAYS;
}
