/** How long the fleet waits before it asks again by itself, above all after failures. */

import type { Failure } from '../../gitlab/errors';
import type { FailedAttempt } from '../facts';

const FIRST_WAIT_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60_000;

/** Jitter makes a wait longer by up to this part of it. */
const JITTER_SHARE = 0.1;

/**
 * A minute after the first failure, then twice as long each time up to the interval, and not before the server said
 * (https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers).
 *
 * @param intervalMs the user's interval
 * @param jitter 0 to 1
 * @returns milliseconds from the failure on
 */
export function backoffMs({ failure, inARow }: FailedAttempt, intervalMs: number, jitter: number): number {
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** (inARow - 1), intervalMs);
  return withJitter(Math.max(backoff, retryAfterMs(failure)), jitter);
}

/**
 * A wait in milliseconds, made longer by chance so that not all ask at the same time.
 *
 * @param jitter 0 to 1
 */
export function withJitter(waitMs: number, jitter: number): number {
  return waitMs * (1 + JITTER_SHARE * jitter);
}

function retryAfterMs(failure: Failure): number {
  switch (failure.kind) {
    case 'rateLimited':
    case 'maintenance':
      return Math.min((failure.retryAfterSeconds ?? 0) * 1000, LONGEST_RETRY_AFTER_MS);
    default:
      return 0;
  }
}
