import { CONFIRMATION_MS, type Agreement, type CurrentAnswer } from '../../licensing/serverAnswer';
import { backoffMs, withJitter } from './backoff';
import { failedAttemptIn, isAhead, type Facts } from '../facts';

/** How often the user wants instances to be asked, and what else shifts it. */
export interface Pace {
  /** 0: nothing is asked by itself. */
  readonly intervalMs: number;
  /** Epoch milliseconds at which the computer was found to have slept. */
  readonly wokeAt?: number;
}

/** One instance at one moment. */
export interface ScheduleMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** 0 to 1, another number for every instance and window: they must not all ask at the same time. */
  readonly jitter: number;
  /** How far the server's last answer fits the dates; undefined when nothing is known. */
  readonly agreement: Agreement | undefined;
}

/** After sleep, the network may take a moment to come back. */
const CATCH_UP_MS = 2 * 60_000;

/** How many answers that the dates contradict are asked for again. */
const CONFIRMATIONS = 3;

/**
 * Whether the time of an instance has come.
 *
 * @param now epoch milliseconds
 */
export function isDue(
  { facts, jitter }: { readonly facts: Facts; readonly jitter: number },
  agreement: Agreement | undefined,
  pace: Pace,
  now: number,
): boolean {
  const next = nextRefreshAt(facts, pace, { now, jitter, agreement });
  return next !== undefined && next <= now;
}

/**
 * When an instance is to be asked next without anybody wanting it, in epoch milliseconds (0: it is overdue);
 * undefined: not by itself. After a success that is an interval later, or sooner to confirm an answer that may come
 * from the server's cache; after failures with a backoff.
 */
export function nextRefreshAt(facts: Facts, pace: Pace, moment: ScheduleMoment): number | undefined {
  if (pace.intervalMs <= 0 || facts.credentials === 'missing' || facts.attempt.kind === 'running') {
    return undefined;
  }
  const soonest = pace.wokeAt === undefined ? 0 : pace.wokeAt + moment.jitter * CATCH_UP_MS;
  return Math.max(soonest, afterLastAttempt(facts, pace, moment));
}

function afterLastAttempt({ credentials, last, attempt }: Facts, pace: Pace, moment: ScheduleMoment): number {
  const failed = failedAttemptIn(attempt);
  const at = failed?.at ?? last?.answer.at;
  const isUnasked = credentials === 'unknown' || at === undefined;
  if (isUnasked || isAhead(at, moment.now)) {
    return 0;
  }
  if (failed !== undefined) {
    return at + backoffMs(failed, pace.intervalMs, moment.jitter);
  }
  const needsConfirmation = moment.agreement === 'unconfirmed' && isWorthConfirming(last?.answer);
  const wait = needsConfirmation ? Math.min(CONFIRMATION_MS, pace.intervalMs) : pace.intervalMs;
  return at + withJitter(wait, moment.jitter);
}

/** A server that keeps to its answer for longer will not change it because it is asked every minute. */
function isWorthConfirming(answer: CurrentAnswer | undefined): boolean {
  if (answer === undefined) {
    return false;
  }
  const lasted = answer.at - answer.since;
  return lasted >= 0 && lasted < CONFIRMATIONS * CONFIRMATION_MS;
}
