import { describe, expect, it } from 'vitest';
import type { RefreshAttempt, Facts } from '../../../../src/fleet/facts';
import { nextRefreshAt, type Pace, type ScheduleMoment } from '../../../../src/fleet/polling/schedule';
import type { Failure } from '../../../../src/gitlab/errors';
import { fetchedAt } from '../support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = 1_000 * HOUR;

const TIMEOUT: Failure = { kind: 'timeout', seconds: 30, waitingFor: 'headers' };

const known: Facts = { credentials: 'present', last: fetchedAt(NOON), attempt: { kind: 'idle' } };

function failed(inARow: number, failure: Failure = TIMEOUT): Facts {
  return { ...known, attempt: { kind: 'failed', failure, at: NOON, inARow } };
}

/** Minutes from noon to the next refresh; `overdue` when it is to come at once, `never` when not by itself. */
function minutesUntil(facts: Facts, pace: Partial<Pace> = {}, moment: Partial<ScheduleMoment> = {}) {
  const next = nextRefreshAt(
    facts,
    { intervalMs: 6 * HOUR, ...pace },
    { now: NOON, jitter: 0, agreement: 'agrees', ...moment },
  );
  if (next === undefined) {
    return 'never';
  }
  return next === 0 ? 'overdue' : (next - NOON) / MINUTE;
}

describe('the next refresh', () => {
  it.each<[string, Facts, number | string]>([
    ['an interval after a success', known, 360],
    ['at once when this session has not asked', { ...known, credentials: 'unknown' }, 'overdue'],
    ['at once when nothing is known', { credentials: 'unknown', attempt: { kind: 'idle' } }, 'overdue'],
    ['never while one is under way', { ...known, attempt: { kind: 'running' } }, 'never'],
    ['never without a token', { ...known, credentials: 'missing' }, 'never'],
    ['at once when the clock was set back', { ...known, last: fetchedAt(NOON + HOUR) }, 'overdue'],
    ['as ever when the clock was corrected', { ...known, last: fetchedAt(NOON + 5_000) }, 360 + 5 / 60],
  ])('comes %s', (_when, facts, expected) => {
    expect(minutesUntil(facts)).toBe(expected);
  });

  it.each<[number, number]>([
    [1, 1],
    [2, 2],
    [3, 4],
    [9, 256],
    [10, 360],
    [2_000, 360],
  ])('comes, after %i failures in a row, %i minutes after the last', (inARow, expected) => {
    expect(minutesUntil(failed(inARow))).toBe(expected);
  });

  it('does not come sooner after failures than an interval that is shorter than a minute', () => {
    expect(minutesUntil(failed(5), { intervalMs: MINUTE / 2 })).toBe(0.5);
  });

  it.each<[string, Failure, number]>([
    ['a limit of requests', { kind: 'rateLimited', retryAfterSeconds: 600 }, 10],
    ['a limit without a time', { kind: 'rateLimited' }, 1],
    ['maintenance', { kind: 'maintenance', retryAfterSeconds: 1_200 }, 20],
    ['a wait shorter than the usual one', { kind: 'rateLimited', retryAfterSeconds: 5 }, 1],
    ['nonsense', { kind: 'rateLimited', retryAfterSeconds: 1e12 }, 24 * 60],
  ])('waits as long as the server asks for: %s', (_why, failure, expected) => {
    expect(minutesUntil(failed(1, failure))).toBe(expected);
  });

  it('keeps the wait after a failure although licenses are known', () => {
    const attempt: RefreshAttempt = { kind: 'failed', failure: TIMEOUT, at: NOON + HOUR, inARow: 1 };
    expect(minutesUntil({ ...known, attempt }, {}, { now: NOON + HOUR })).toBe(61);
  });

  it.each([
    ['after a success', known, 360, 396],
    ['after a failure', failed(3), 4, 4.4],
  ])('is spread by up to a tenth of the wait %s', (_when, facts, soonest, latest) => {
    expect(minutesUntil(facts, {}, { jitter: 0 })).toBe(soonest);
    expect(minutesUntil(facts, {}, { jitter: 1 })).toBe(latest);
  });

  it.each([known, failed(1), { ...known, credentials: 'unknown' as const }])(
    'never comes by itself when the interval is 0',
    (facts) => {
      expect(minutesUntil(facts, { intervalMs: 0 })).toBe('never');
    },
  );
});

describe('an answer that the dates contradict', () => {
  const answeredSince = (since: number): Facts => {
    const last = fetchedAt(NOON);
    return { ...known, last: { ...last, answer: { ...last.answer, since } } };
  };

  it.each([
    ['the first time', NOON, 1],
    ['the third time', NOON - 2 * MINUTE - 30_000, 1],
    ['once the server has kept to it', NOON - 3 * MINUTE, 360],
    ['never, when the clock was set back in between', NOON + HOUR, 360],
  ])('is asked for again after a minute: %s', (_when, since, expected) => {
    expect(minutesUntil(answeredSince(since), {}, { agreement: 'unconfirmed' })).toBe(expected);
  });

  it('is not asked for again when it is confirmed', () => {
    expect(minutesUntil(known, {}, { agreement: 'confirmed' })).toBe(360);
  });

  it('waits for no minute when the interval is shorter', () => {
    expect(minutesUntil(known, { intervalMs: 30_000 }, { agreement: 'unconfirmed' })).toBe(0.5);
  });
});

describe('after the computer slept', () => {
  const WOKE = NOON + 8 * HOUR;

  it.each([
    [0, 480],
    [0.5, 481],
    [1, 482],
  ])('what is overdue comes within two minutes, spread (jitter %d)', (jitter, expected) => {
    expect(minutesUntil(known, { wokeAt: WOKE }, { now: WOKE, jitter })).toBe(expected);
  });

  it('what is not due yet comes when it is', () => {
    const last = fetchedAt(NOON + 7 * HOUR);
    expect(minutesUntil({ ...known, last }, { wokeAt: WOKE }, { now: WOKE })).toBe(13 * 60);
  });
});
