/** Which notifications are due: what somebody should be told, less what they have been told. */

import { compareReasons } from '../attention';
import type { InstanceStatus } from '../status';
import { claimName, readClaimName, subjectKey, type Claims } from './claims';
import { warningsOf, type Step, type Warning } from './warnings';

/** A warning that nobody has been told yet, or whose reminder has come. */
export interface DueWarning extends Warning {
  readonly status: InstanceStatus;
  /** Somebody asked to be reminded, and the time has come. */
  readonly isReminder: boolean;
}

/** Nobody is reminded later than tomorrow: a time beyond that was written under a wrong clock. */
const LATEST_REMINDER_MS = 48 * 60 * 60 * 1000;

/** Reminders come at the beginning of a working day, never minutes after midnight. */
const REMINDER_HOUR = 6;

/** What was fetched longer ago may no longer be true, and is shown as old only. */
const OLD_AFTER_MS = 48 * 60 * 60 * 1000;

interface Known {
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  readonly names: ReadonlySet<string>;
  readonly dueAt: ReadonlyMap<string, number>;
}

/**
 * The notifications that are due now, in the order of the instances. Pure: the same facts,
 * claims and time give the same notifications.
 *
 * @param warningDays how many days before the end of coverage to notify
 * @param now epoch milliseconds
 */
export function dueWarnings(
  statuses: readonly InstanceStatus[],
  claims: Claims,
  warningDays: readonly number[],
  now: number,
): DueWarning[] {
  const known = knownFrom(claims);
  return statuses.flatMap((status) =>
    warningsOf(status, warningDays)
      .flatMap((warning) => dueFrom(warning, known, now))
      .map((due) => ({ ...due, status }))
      .sort((one, other) => compareReasons(one.reason, other.reason)),
  );
}

/** When whoever selects Tomorrow is reminded, in epoch milliseconds. */
export function tomorrow(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(REMINDER_HOUR, 0, 0, 0);
}

/**
 * When GitLab has told what a warning says, in epoch milliseconds; undefined when that isn't long ago, or when it is the
 * end of a token, which doesn't change.
 */
export function toldLongAgo({ reason, status: { last } }: DueWarning, now: number): number | undefined {
  const at = last?.answer.at;
  return reason.kind !== 'token' && at !== undefined && now - at > OLD_AFTER_MS ? at : undefined;
}

function dueFrom(warning: Warning, known: Known, now: number): Omit<DueWarning, 'status'>[] {
  const { subject, passed } = warning;
  if (known.names.has(claimName(subject, 'never'))) {
    return [];
  }
  const dueAt = known.dueAt.get(claimName(subject, 'later'));
  if (dueAt !== undefined) {
    return isReminderDue(dueAt, now) ? [{ ...warning, isReminder: true }] : [];
  }
  // Also one that is nearer: steps change with the setting, and nobody is notified twice because of that.
  const isTold = known.steps.get(subjectKey(subject))?.some((step) => step <= passed[0]) ?? false;
  return isTold ? [] : [{ ...warning, isReminder: false }];
}

function isReminderDue(dueAt: number, now: number): boolean {
  return dueAt <= now || dueAt > now + LATEST_REMINDER_MS;
}

function knownFrom({ names, dueAt }: Claims): Known {
  const steps = new Map<string, Step[]>();
  for (const name of names) {
    const claim = readClaimName(name);
    if (typeof claim?.mark === 'number') {
      steps.set(claim.key, [...(steps.get(claim.key) ?? []), claim.mark]);
    }
  }
  return { steps, names: new Set(names), dueAt };
}
