import { failedAttemptIn, type Facts } from '../facts';
import { isDue, type Pace } from './schedule';
import type { Agreement } from '../../licensing/serverAnswer';

/** An instance as this window knows it. */
export interface Watched {
  readonly facts: Facts;
  /** 0 to 1, another number for every instance and window. */
  readonly jitter: number;
  /** Its connection has changed, so that what was stored before says nothing. */
  readonly mustAsk: boolean;
}

export interface LookMoment {
  /** Whether there is a token for it; undefined when that isn't known. */
  readonly isSignedIn: boolean | undefined;
  readonly agreement: Agreement | undefined;
  readonly pace: Pace;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Look {
  readonly facts: Facts;
  /** Whether its time has come. */
  readonly isDue: boolean;
}

/** More than these, when nobody waits for an answer, are asked over the first minutes. */
const MOST_AT_ONCE = 8;

/**
 * Whether an instance is to be asked now. One that this window has never asked goes on where an earlier session or
 * another window has stopped: what is stored and younger than the interval is as fresh as if it had been asked here.
 */
export function lookAt({ facts, jitter, mustAsk }: Watched, moment: LookMoment): Look {
  const { isSignedIn, agreement, pace, now } = moment;
  if (facts.credentials !== 'unknown' || isSignedIn === undefined || facts.attempt.kind === 'running') {
    return { facts, isDue: isDue({ facts, jitter }, agreement, pace, now) };
  }
  if (!isSignedIn) {
    return { facts: { ...facts, credentials: 'missing', attempt: { kind: 'idle' } }, isDue: false };
  }
  const trusted = mustAsk ? undefined : trustedFacts(facts);
  return trusted === undefined || isDue({ facts: trusted, jitter }, agreement, pace, now)
    ? { facts, isDue: isDue({ facts, jitter }, agreement, pace, now) }
    : { facts: trusted, isDue: false };
}

/** Of many, those of which nothing is shown yet: the others can wait for their turn in the next minutes. */
export function askedAtOnce<T extends Pick<Watched, 'facts'>>(due: readonly T[]): readonly T[] {
  return due.length <= MOST_AT_ONCE
    ? due
    : due.filter(({ facts }) => facts.last === undefined && failedAttemptIn(facts.attempt) === undefined);
}

/** What is known once another window has asked while this one was about to. */
export function takenOver(facts: Facts): Facts {
  const attempt = failedAttemptIn(facts.attempt) ?? ({ kind: 'idle' } as const);
  return { ...facts, credentials: 'present', attempt };
}

/** A start is a good moment to try again what has failed for long, but not at once, nor before the server allows it. */
function trustedFacts(facts: Facts): Facts | undefined {
  const { last, attempt } = facts;
  if (attempt.kind === 'failed') {
    return { ...facts, credentials: 'present', attempt: { ...attempt, inARow: 1 } };
  }
  return last === undefined ? undefined : { ...facts, credentials: 'present' };
}
