import { setTimeout as pause } from 'node:timers/promises';
import { GitLabError, type Failure } from '../errors';

const TRIES = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_RETRY_AFTER_SECONDS = 60;

/**
 * How long to wait before a read is tried again, in milliseconds; undefined when another try is no use. A server's
 * `Retry-After` is obeyed; one of more than a minute is for a person to wait for.
 *
 * @param tried how many tries there were
 */
export function pauseBeforeRetry(failure: Failure, tried: number): number | undefined {
  if (tried >= TRIES) {
    return undefined;
  }
  switch (failure.kind) {
    case 'rateLimited':
    case 'maintenance':
      return pauseAskedFor(failure.retryAfterSeconds, tried);
    case 'dns':
      return failure.temporary ? growingPause(tried) : undefined;
    case 'proxy':
      // A proxy on the way that is down or overloaded; one that wants a sign-in goes on wanting it.
      return failure.status >= 500 ? growingPause(tried) : undefined;
    case 'server':
    case 'proxyUnreachable':
    case 'refused':
    case 'reset':
      return growingPause(tried);
    default:
      return undefined;
  }
}

function pauseAskedFor(seconds: number | undefined, tried: number): number | undefined {
  if (seconds === undefined) {
    return growingPause(tried);
  }
  return seconds <= LONGEST_RETRY_AFTER_SECONDS ? seconds * 1000 : undefined;
}

/** Random, so that many windows do not come back at the same moment. */
function growingPause(tried: number): number {
  const longest = FIRST_PAUSE_MS * 2 ** tried;
  return longest / 2 + (Math.random() * longest) / 2;
}

/** @throws GitLabError cancelled, with the moment at which the pause would have ended */
export async function pauseUnlessCancelled(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const askAgainAt = Date.now() + milliseconds;
  try {
    await pause(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new GitLabError({ kind: 'cancelled', askAgainAt });
  }
}

/**
 * A pause that was cancelled, continued; never longer than a server may ask for.
 *
 * @param time epoch milliseconds
 * @param now epoch milliseconds
 * @throws GitLabError cancelled, as above
 */
export async function pauseUntil(time: number, now: number, signal: AbortSignal): Promise<void> {
  const left = Math.min(time - now, LONGEST_RETRY_AFTER_SECONDS * 1000);
  await (left > 0 && pauseUnlessCancelled(left, signal));
}
