import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimeLimit, type Watch } from '../../../../../src/gitlab/http/timeLimit';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The milliseconds from now until a watch ends its exchange. */
function endOf({ signal }: Watch): number {
  const started = performance.now();
  while (!signal.aborted && performance.now() - started < 1_000_000) {
    vi.advanceTimersByTime(1);
  }
  return performance.now() - started;
}

test('a server that says nothing is waited for as long as the limit says, to the millisecond', () => {
  const watch = new TimeLimit(30, 1).watch(undefined);
  expect(endOf(watch)).toBe(30_000);
  expect(watch.passed()).toEqual({ kind: 'timeout', seconds: 30, waitingFor: 'headers' });
});

test('what may take ten times as long to begin is waited for ten times as long', () => {
  const watch = new TimeLimit(30, 10).watch(undefined);
  expect(endOf(watch)).toBe(300_000);
  expect(watch.passed()).toEqual({ kind: 'timeout', seconds: 300, waitingFor: 'headers' });
});

test('once it has begun, it may keep silent for the limit and no longer', () => {
  const watch = new TimeLimit(30, 10).watch(undefined);
  vi.advanceTimersByTime(200_000);
  watch.heard();
  expect(endOf(watch)).toBe(30_000);
  expect(watch.passed()).toEqual({ kind: 'timeout', seconds: 30, waitingFor: 'nextBytes' });
});

test('a server that goes on and on is waited for as long as the limit says', () => {
  const watch = new TimeLimit(30, 1).watch(undefined);
  for (let second = 0; second < 29; second++) {
    vi.advanceTimersByTime(1_000);
    watch.heard();
  }
  expect(endOf(watch)).toBe(1_000);
  expect(watch.passed()).toEqual({ kind: 'timeout', seconds: 30, waitingFor: 'end' });
});

test('further tries have what is left', () => {
  const limit = new TimeLimit(30, 1);
  const first = limit.watch(undefined);
  vi.advanceTimersByTime(20_000);
  first.stop();
  // A pause between two tries isn't counted.
  vi.advanceTimersByTime(60_000);
  expect(endOf(limit.watch(undefined))).toBe(10_000);
});
