import {
  failedAttemptIn,
  isAhead,
  withSubscription,
  type FailedAttempt,
  type Facts,
  type Fetched,
  type KnownDetails,
  type StoredFacts,
} from '../facts';

/**
 * Takes what an earlier session or another window knows, where it is fresher than what is known here: licenses, with
 * which a failure from before is over, how the last attempt failed, and what the token and the server are. Answers the
 * same object when there is nothing to take.
 *
 * @param now epoch milliseconds
 */
export function adopt(facts: Facts, { last, failed, details }: StoredFacts, now: number): Facts {
  const withLast = last === undefined ? facts : adoptLast(facts, last, now);
  return adoptDetails(adoptFailed(withLast, failed, now), details, now);
}

/** Whether another window has asked in between, with whatever end. */
export function isAnswered(before: Facts, after: Facts): boolean {
  return lastAskedAt(after) > lastAskedAt(before);
}

function lastAskedAt({ last, attempt }: Facts): number {
  return Math.max(last?.answer.at ?? 0, failedAttemptIn(attempt)?.at ?? 0);
}

function adoptLast(facts: Facts, stored: Fetched, now: number): Facts {
  const { at } = stored.answer;
  const { last } = facts;
  if (last !== undefined && (at <= last.answer.at || isAhead(at, now))) {
    const isNews = toldAt(stored) > toldAt(last) && !isAhead(toldAt(stored), now);
    return isNews ? { ...facts, last: withSubscription(last, stored.subscription) } : facts;
  }
  const failed = failedAttemptIn(facts.attempt);
  const isOver = failed !== undefined && failed.at < at && !isAhead(at, now);
  return {
    ...facts,
    last: toldAt(last) > toldAt(stored) ? withSubscription(stored, last?.subscription) : stored,
    attempt: isOver ? withoutFailure(facts.attempt) : facts.attempt,
  };
}

function adoptFailed(facts: Facts, failed: FailedAttempt | undefined, now: number): Facts {
  if (failed === undefined || isAhead(failed.at, now) || failed.at <= lastAskedAt(facts)) {
    return facts;
  }
  const attempt = facts.attempt.kind === 'running' ? ({ kind: 'running', after: failed } as const) : failed;
  return { ...facts, attempt };
}

function adoptDetails(facts: Facts, details: KnownDetails | undefined, now: number): Facts {
  if (details === undefined || isAhead(details.at, now) || details.at <= (facts.detailsAt ?? 0)) {
    return facts;
  }
  const { at, tokenExpiresOn, version } = details;
  return { ...facts, detailsAt: at, tokenExpiresOn, ...(version !== undefined && { version }) };
}

function toldAt(last: Fetched | undefined): number {
  return last?.subscription?.facts?.at ?? 0;
}

function withoutFailure(attempt: Facts['attempt']): Facts['attempt'] {
  return attempt.kind === 'running' ? { kind: 'running' } : { kind: 'idle' };
}
