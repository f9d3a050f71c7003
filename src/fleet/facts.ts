import type { Failure } from '../gitlab/errors';
import type { License, UnreadableRow } from '../gitlab/schemas';
import type { PlainDate } from '../licensing/plainDate';
import type { CurrentAnswer } from '../licensing/serverAnswer';
import type { SubscriptionFacts } from '../licensing/subscription';
import type { ReportNotes } from '../licensing/usageReports';

/** What was fetched last, and when. */
export interface Fetched {
  /** The license GitLab calls current; undefined when it has none. */
  readonly current: License | undefined;
  /** Newest id first. */
  readonly licenses: readonly License[];
  /** Rows of the list that could not be read and are left out; absent when there are none. */
  readonly unreadable?: readonly UnreadableRow[];
  /** What the server called current, when, and since when it has been saying so. */
  readonly answer: CurrentAnswer;
  /** What GraphQL has returned in addition, perhaps at another time; absent when it has never been asked. */
  readonly subscription?: KnownSubscription;
}

/** What GraphQL has returned, and what is not asked again for a while. */
export interface KnownSubscription {
  readonly facts?: SubscriptionFacts;
  /** When it didn't tell, in epoch milliseconds; absent when it has since. */
  readonly refusedAt?: number;
  /** Fields that the server doesn't know, and since when it is known, in epoch milliseconds. */
  readonly unknown?: { readonly fields: readonly string[]; readonly at: number };
}

export interface FailedAttempt {
  readonly kind: 'failed';
  readonly failure: Failure;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How many attempts have failed one after another, this one included. */
  readonly inARow: number;
}

export type RefreshAttempt =
  | { readonly kind: 'idle' }
  /** `after`: how the attempt before failed. */
  | { readonly kind: 'running'; readonly after?: FailedAttempt }
  | FailedAttempt;

/** What GitLab has said about the token and itself. */
export interface KnownDetails {
  /** Epoch milliseconds. */
  readonly at: number;
  /** As in `Facts`; absent when the token has no end. */
  readonly tokenExpiresOn?: PlainDate | 'unknown';
  readonly version?: string;
}

/** What is known of an instance and outlives the session. */
export interface StoredFacts {
  readonly last?: Fetched | undefined;
  /** How the last attempt failed; absent when it has succeeded. */
  readonly failed?: FailedAttempt | undefined;
  readonly details?: KnownDetails | undefined;
}

/** Separate facts about an instance; everything else is derived from them. */
export interface Facts {
  /** `unknown`: this session has not asked yet, or not since the token or the connection changed. */
  readonly credentials: 'unknown' | 'present' | 'missing';
  /**
   * The first day on which the stored token is refused, once GitLab has returned it; `unknown` when that is
   * none of the calendar, absent too when the token has no end.
   */
  readonly tokenExpiresOn?: PlainDate | 'unknown' | undefined;
  /** GitLab's own, as it writes it, once it has returned it: "18.10.1-ee". */
  readonly version?: string;
  /** When GitLab was asked for the end of the token and for its version, in epoch milliseconds. */
  readonly detailsAt?: number;
  /** What was recorded of its usage reports on this computer, once that has been looked up. */
  readonly reportNotes?: ReportNotes;
  readonly last?: Fetched;
  readonly attempt: RefreshAttempt;
}

export const NOTHING_KNOWN: Facts = { credentials: 'unknown', attempt: { kind: 'idle' } };

/** Clocks that are corrected by less than this are not taken for wrong ones. */
const CLOCK_TOLERANCE_MS = 60_000;

export type InstanceState = 'loading' | 'ready' | 'stale' | 'signedOut' | 'error';

/**
 * `stale`: licenses are known, but from an earlier session and not asked for in this one, or the last attempt to
 * fetch them failed; `error`: none are.
 */
export function stateOf({ credentials, last, attempt }: Facts): InstanceState {
  if (credentials === 'missing') {
    return 'signedOut';
  }
  if (last === undefined) {
    return attempt.kind === 'failed' ? 'error' : 'loading';
  }
  return credentials === 'present' && failureIn(attempt) === undefined ? 'ready' : 'stale';
}

/** Why the licenses shown are not fresh; while the next attempt runs, the reason of the one before. */
export function failureIn(attempt: RefreshAttempt): Failure | undefined {
  return failedAttemptIn(attempt)?.failure;
}

/** The attempt that failed last, as long as no later one has succeeded. */
export function failedAttemptIn(attempt: RefreshAttempt): FailedAttempt | undefined {
  switch (attempt.kind) {
    case 'idle':
      return undefined;
    case 'running':
      return attempt.after;
    case 'failed':
      return attempt;
  }
}

/** The same licenses with what GraphQL returns about them. */
export function withSubscription(last: Fetched, subscription: KnownSubscription | undefined): Fetched {
  return subscription === undefined ? last : { ...last, subscription };
}

/** Whether a time lies in the future, so that the clock has been set back since, or was wrong then. */
export function isAhead(time: number, now: number): boolean {
  return time > now + CLOCK_TOLERANCE_MS;
}

/** What says nothing about the instance: the next session finds out by itself. */
const NOT_STORED: readonly Failure['kind'][] = ['cancelled', 'secretStorage', 'unexpected'];

/**
 * What is worth storing after an attempt; undefined: nothing. Only whole answers replace the licenses that are stored,
 * since nobody could see later what was missing in them.
 */
export function storedAfter(facts: Facts): StoredFacts | undefined {
  if (stateOf(facts) === 'ready') {
    return { last: facts.last, failed: undefined };
  }
  const failed = failedAttemptIn(facts.attempt);
  return failed === undefined || NOT_STORED.includes(failed.failure.kind) ? undefined : { failed };
}

/** What is stored of token and server; undefined when they have not been asked. */
export function storedDetails({ detailsAt, tokenExpiresOn, version }: Facts): KnownDetails | undefined {
  return detailsAt === undefined
    ? undefined
    : {
        at: detailsAt,
        ...(tokenExpiresOn !== undefined && { tokenExpiresOn }),
        ...(version !== undefined && { version }),
      };
}
