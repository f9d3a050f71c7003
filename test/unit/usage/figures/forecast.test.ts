import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../../../src/licensing/plainDate';
import type { DailyCounts } from '../../../../src/usage/reading/dailyCounts';
import { dayNumber } from '../../../../src/usage/dayNumber';
import { expectedOn, forecastOf, limitReached, type Trend } from '../../../../src/usage/figures/forecast';
import { seatsToOrder } from '../../../../src/usage/figures/seatsToOrder';
import { countAt, peakOf } from '../../../../src/usage/figures/series';
import { day } from '../reading/exports';

const LAST = day('2027-01-10');

/** One count a day up to the last one; undefined: none. */
function upToLast(counts: readonly (number | undefined)[]): DailyCounts {
  const first = dayNumber(LAST) - counts.length + 1;
  const counted = counts.flatMap((count, index) =>
    count === undefined ? [] : [{ day: first + index, count }],
  );
  return {
    days: Int32Array.from(counted, (one) => one.day),
    counts: Int32Array.from(counted, (one) => one.count),
  };
}

/** So many days, and on each of them the users a day more. */
function line(days: number, start: number, perDay: number): number[] {
  return Array.from({ length: days }, (_, index) => Math.round(start + index * perDay));
}

function trendOf(counts: readonly (number | undefined)[]): Trend {
  const forecast = forecastOf(upToLast(counts), LAST);
  if (forecast.kind === 'none') {
    throw new Error(forecast.reason);
  }
  return forecast;
}

describe('the trend', () => {
  it('is the slope of a straight line, from the last count on', () => {
    const trend = trendOf(line(200, 100, 1));
    expect(trend).toEqual({
      kind: 'trend',
      method: 'theilSen',
      from: { on: '2026-07-15', count: 120 },
      last: { on: LAST, count: 299 },
      counts: 180,
      perDay: { expected: 1, low: 1, high: 1 },
    });
  });

  it('is not moved by an import that was undone, or by missing days', () => {
    const counts: (number | undefined)[] = line(180, 100, 0.5);
    counts.fill(900, 100, 110);
    counts.fill(undefined, 20, 60);
    expect(trendOf(counts).perDay.expected).toBeCloseTo(0.5, 1);
  });

  it('of slow growth is narrow, although users are whole numbers', () => {
    const { low, high } = trendOf(line(180, 100, 0.1)).perDay;
    expect(low).toBeGreaterThan(0.08);
    expect(high).toBeLessThan(0.12);
  });

  it('is not taken from one week to the next', () => {
    const { low, expected, high } = trendOf(
      Array.from({ length: 180 }, (_, index) => Math.round(100 + index * 0.1) - (index % 7 < 5 ? 0 : 8)),
    ).perDay;
    expect(expected).toBeCloseTo(0.1, 2);
    expect(low).toBeGreaterThan(-0.03);
    expect(high).toBeLessThan(0.23);
  });

  it('has a range as wide as the growth is uneven, with no growth in it when that came at once', () => {
    const even = trendOf(line(180, 100, 0.5)).perDay;
    expect(even.high - even.low).toBeLessThan(0.05);
    const { low, expected, high } = trendOf([...line(90, 100, 0), ...line(90, 150, 0)]).perDay;
    expect(low).toBe(0);
    expect(expected).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(0.6);
  });

  it.each<[string, DailyCounts, PlainDate, object]>([
    ['there are no counts', upToLast([]), LAST, { reason: 'noCounts' }],
    [
      'they are of eight weeks only',
      upToLast(line(56, 1, 1)),
      LAST,
      { reason: 'tooShort', days: 55, needed: 56 },
    ],
    [
      'they are few',
      upToLast(Array.from({ length: 175 }, (_, index) => (index % 7 === 0 ? 5 : undefined))),
      LAST,
      { reason: 'tooShort', days: 168, needed: 56 },
    ],
    [
      'the last one is old',
      upToLast(line(180, 1, 1)),
      addDays(LAST, 61),
      { reason: 'outdated', lastOn: LAST, mostDays: 60 },
    ],
  ])('is none when %s', (name, daily, today, reason) => {
    const expected = name === 'they are few' ? { reason: 'tooFewCounts', counts: 25, needed: 28 } : reason;
    expect(forecastOf(daily, today)).toEqual({ kind: 'none', ...expected });
  });

  it('is there from eight weeks on, and as long as the last count is not old', () => {
    expect(forecastOf(upToLast(line(57, 1, 1)), addDays(LAST, 60)).kind).toBe('trend');
  });
});

describe('what the trend expects', () => {
  const trend: Trend = {
    ...trendOf(line(180, 100, 1)),
    last: { on: LAST, count: 100 },
    perDay: { expected: 0.5, low: -1, high: 1 },
  };

  it('is whole users on a day, never below none', () => {
    const on = addDays(LAST, 30);
    expect(expectedOn(trend, on)).toEqual({ on, expected: 115, low: 70, high: 130 });
    expect(expectedOn(trend, addDays(LAST, 365))).toMatchObject({ low: 0 });
  });

  it('is nothing about the past, or about more than five years', () => {
    expect(expectedOn(trend, LAST)).toBeUndefined();
    expect(expectedOn(trend, addDays(LAST, 1826))).toBeDefined();
    expect(expectedOn(trend, addDays(LAST, 1827))).toBeUndefined();
  });

  it('reaches the limit on the day that takes the last seat', () => {
    expect(limitReached(trend, 110)).toEqual({
      kind: 'reached',
      on: addDays(LAST, 20),
      earliest: addDays(LAST, 10),
    });
    expect(limitReached({ ...trend, perDay: { expected: 0.5, low: 0.25, high: 1 } }, 110)).toMatchObject({
      latest: addDays(LAST, 40),
    });
    expect(expectedOn(trend, addDays(LAST, 20))?.expected).toBe(110);
  });

  it('has reached it already, or does not within five years', () => {
    expect(limitReached(trend, 100)).toEqual({ kind: 'alreadyReached' });
    const until = addDays(LAST, 1826);
    expect(limitReached(trend, 1100)).toEqual({ kind: 'notReached', until, earliest: addDays(LAST, 1000) });
    const falling = { ...trend, perDay: { expected: -1, low: -2, high: 0 } };
    expect(limitReached(falling, 101)).toEqual({ kind: 'notReached', until });
  });
});

describe('the seats to order', () => {
  const endsOn = day('2027-02-22');

  function order(counts: readonly (number | undefined)[], end: PlainDate | undefined = endsOn) {
    const daily = upToLast(counts);
    const known = { now: countAt(daily, -1), peak: peakOf(daily), forecast: forecastOf(daily, LAST) };
    return seatsToOrder(known, { today: LAST, endsOn: end });
  }

  it('are what is expected at the end of the next term when use grows', () => {
    const lastOn = day('2028-02-21');
    const expected = 299 + daysBetween(LAST, lastOn);
    expect(order(line(200, 100, 1))).toEqual({
      kind: 'seats',
      seats: expected,
      because: 'expected',
      now: { on: LAST, count: 299 },
      peak: { on: LAST, count: 299 },
      expected: { kind: 'expected', on: lastOn, expected, low: expected, high: expected },
      nextTerm: { startsOn: endsOn, lastOn },
    });
  });

  it('are the most users in the export when use shrinks', () => {
    const falling = order(line(200, 300, -1));
    expect(falling).toMatchObject({ seats: 300, because: 'peak', now: { count: 101 } });
    // GitLab looks at the whole period of the license, which may be years.
    expect(order([999, ...line(800, 20, 0), 10])).toMatchObject({ seats: 999, because: 'peak' });
  });

  it('are the users of today without a forecast', () => {
    expect(order([5, 7])).toMatchObject({
      seats: 7,
      because: 'now',
      expected: { kind: 'none', reason: 'tooShort' },
    });
  });

  it.each<[string, PlainDate | undefined, PlainDate]>([
    ['never', undefined, LAST],
    ['far away', day('9999-12-31'), LAST],
    ['past', day('2027-01-09'), LAST],
    ['on a leap day', day('2028-02-29'), day('2028-02-29')],
  ])('are for the year from the end of the license, or from today (end: %s)', (_name, end, startsOn) => {
    const now = { on: LAST, count: 5 };
    const found = seatsToOrder(
      { now, peak: now, forecast: { kind: 'none', reason: 'noCounts' } },
      { today: LAST, endsOn: end },
    );
    const lastOn = startsOn === LAST ? '2028-01-09' : '2029-02-28';
    expect(found).toMatchObject({ nextTerm: { startsOn, lastOn } });
  });
});
