import { describe, expect, it } from 'vitest';
import { predictCoverage } from '../../../src/licensing/coverage';
import { type Thresholds } from '../../../src/licensing/severity';
import { type Severity } from '../../../src/licensing/severity';
import { currentOn, isInForce, type LicenseRow } from '../../../src/licensing/currentLicense';
import { addDays, type PlainDate } from '../../../src/licensing/plainDate';
import { coveredSpans } from '../../../src/licensing/timeline';
import { day, rowsOf, say, summaryOf } from './rows';

const thresholds: Thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };

function summary(rows: string, today: string, limits = thresholds) {
  return summaryOf(predictCoverage(rowsOf(rows), day(today), limits));
}

describe('covered days', () => {
  it.each([
    [
      'overlapping licenses are one span',
      '1: 2026-01-01 → 2027-01-01; 2: 2026-06-01 → 2027-06-01',
      [['2026-01-01', '2027-06-01']],
    ],
    [
      'a license within another changes nothing',
      '1: 2026-01-01 → 2027-01-01; 2: 2026-03-01 → 2026-04-01',
      [['2026-01-01', '2027-01-01']],
    ],
    [
      'one after the other without a day between is one span',
      '2: 2027-01-01 → 2028-01-01; 1: 2026-01-01 → 2027-01-01',
      [['2026-01-01', '2028-01-01']],
    ],
    [
      'a day between makes two',
      '1: 2026-01-01 → 2027-01-01; 2: 2027-01-02 → never',
      [
        ['2026-01-01', '2027-01-01'],
        ['2027-01-02', undefined],
      ],
    ],
    [
      'nothing ends an endless license',
      '1: 2026-01-01 → never; 2: 2027-01-01 → 2028-01-01',
      [['2026-01-01', undefined]],
    ],
    [
      'an endless license ends nothing',
      '1: 2026-01-01 → 2027-01-01; 2: 2026-06-01 → never',
      [['2026-01-01', undefined]],
    ],
    ['a license of no days covers nothing', '1: 2026-01-01 → 2026-01-01; 2: 2026-03-01 → 2026-02-01', []],
  ])('%s', (_, rows, spans) => {
    expect(coveredSpans(rowsOf(rows)).map((span) => [span.start, span.end])).toEqual(spans);
  });
});

describe('whose turn it is', () => {
  it('never is that of an upcoming license whose days newer ones hold', () => {
    const rows = '1: 2027-02-01 → 2027-06-01; 2: 2026-06-01 → 2027-03-01; 3: 2027-03-01 → 2028-03-01';
    expect(summary(rows, '2027-01-20')).toMatchObject({
      roles: '3 upcoming, 2027-03-01; 2 current; 1 upcoming, never its turn',
      chain: '2 from 2027-01-20, 3 from 2027-03-01',
    });
  });

  it('never is that of a license of no days', () => {
    const rows = '1: 2026-06-01 → 2027-06-01; 2: 2027-02-01 → 2027-02-01';
    expect(summary(rows, '2027-01-20').roles).toBe('2 upcoming, never its turn; 1 current');
  });

  it('comes back to an older license that outlasts a newer one', () => {
    const rows = '1: 2026-06-01 → 2027-06-01; 2: 2027-01-01 → 2027-02-01';
    expect(summary(rows, '2027-01-20')).toMatchObject({
      roles: '2 current; 1 stands by, 2027-02-01',
      until: '2027-05-31',
      chain: '2 from 2027-01-20, 1 from 2027-02-01',
    });
  });

  it('goes to a newer license at its start and back at its end', () => {
    const rows = '1: 2026-06-01 → 2027-06-01; 2: 2027-02-01 → 2027-03-01';
    expect(summary(rows, '2027-01-20')).toMatchObject({
      roles: '2 upcoming, 2027-02-01; 1 current',
      chain: '1 from 2027-01-20, 2 from 2027-02-01, 1 from 2027-03-01',
    });
  });

  it('is told behind a gap, where the chain has ended', () => {
    const rows = '1: 2026-06-01 → 2027-02-01; 2: 2027-03-01 → 2028-03-01; 3: 2027-04-01 → never';
    expect(summary(rows, '2027-01-20')).toMatchObject({
      roles: '3 upcoming, 2027-04-01; 2 upcoming, 2027-03-01; 1 current',
      gaps: '2027-02-01…2027-02-28',
      chain: '1 from 2027-01-20',
    });
  });

  it('never is that of a license with 100 newer ones, and its days are not covered', () => {
    const ended = Array.from({ length: 100 }, (_, index) => `${index + 2}: 2025-01-01 → 2026-01-01`);
    const coverage = predictCoverage(
      rowsOf(`1: 2026-01-01 → never; ${ended.join(';')}`),
      day('2027-01-20'),
      thresholds,
    );
    expect(say(coverage.roles.get(1))).toBe('superseded');
    expect(coverage).toMatchObject({ currentId: 101, coveredUntil: '2025-12-31', severity: 'expired' });
    expect(coverage.roles.size).toBe(101);
  });
});

describe('severity', () => {
  const thirtyOneLeft = '1: 2026-02-01 → 2027-02-01';

  it.each<[number, number, Severity]>([
    [30, 7, 'ok'],
    [31, 7, 'warning'],
    [90, 30, 'warning'],
    [90, 31, 'critical'],
    [0, 31, 'critical'],
    [0, 0, 'ok'],
  ])(
    'follows the settings: warning within %i, critical within %i: %s',
    (warningWithinDays, criticalWithinDays, expected) => {
      expect(summary(thirtyOneLeft, '2027-01-01', { warningWithinDays, criticalWithinDays }).severity).toBe(
        expected,
      );
    },
  );

  it('is a warning for a gap whatever the settings', () => {
    const none = { warningWithinDays: 0, criticalWithinDays: 0 };
    expect(summary('1: 2026-01-01 → 2030-01-01; 2: 2030-01-02 → never', '2027-01-01', none).severity).toBe(
      'warning',
    );
  });

  it('does not see a gap of the past', () => {
    expect(summary('1: 2024-01-01 → 2025-01-01; 2: 2026-01-01 → never', '2027-01-01')).toMatchObject({
      severity: 'ok',
      gaps: '',
    });
  });

  it('is expired without an end of coverage when no day was ever covered', () => {
    expect(summary('1: 2027-01-20 → 2027-01-20', '2027-01-20')).toMatchObject({
      current: 1,
      roles: '1 current (expired)',
      until: '–',
      left: '–',
      severity: 'expired',
    });
  });
});

describe('looking at boundaries only', () => {
  it('says the same as walking from day to day', () => {
    const random = randomNumbers(20270127);
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 1 + random(6) }, (_, index) => randomRow(index + 1, random));
      const today = addDays(day('2027-01-01'), 10 + random(20));
      const coverage = predictCoverage(rows, today, thresholds);
      expect({ today, ...walked(coverage.chain, coverage.gaps, today) }, JSON.stringify(rows)).toEqual({
        today,
        ...walkDays(rows, today),
      });
      expect(coverage.currentId).toBe(currentOn(rows, today)?.id);
    }
  });

  it('comes to an end for a thousand licenses of thousands of years', () => {
    const rows = Array.from({ length: 1000 }, (_, index): LicenseRow => {
      const startsAt = addDays(day('1500-01-01'), index * 190);
      return { id: index + 1, startsAt, expiresAt: day('9999-12-31') };
    });
    const coverage = predictCoverage(rows, day('2027-01-20'), thresholds);
    expect(coverage.coveredUntil).toBe('9999-12-30');
  });
});

const DAYS_WALKED = 80;

/** For each day from today on, the license in use, as the chain and the gaps tell it. */
function walked(
  chain: readonly { id: number; from: PlainDate }[],
  gaps: readonly { from: PlainDate; to: PlainDate }[],
  today: PlainDate,
) {
  const days = daysFrom(today);
  return {
    gapDays: days.filter((each) => gaps.some((gap) => gap.from <= each && each <= gap.to)),
    inUse: chain.map(({ id, from }) => `${id} ${from}`),
  };
}

/** The same, found by asking for each single day. */
function walkDays(rows: readonly LicenseRow[], today: PlainDate) {
  const days = daysFrom(today);
  const active = days.map((each) => rows.findLast((row) => isInForce(row, each))?.id);
  const lastCovered = active.findLastIndex((id) => id !== undefined);
  const firstUncovered = active.indexOf(undefined);
  const inUse = days.slice(0, firstUncovered === -1 ? days.length : firstUncovered).flatMap((each, index) => {
    return active[index] === active[index - 1] ? [] : [`${String(active[index])} ${each}`];
  });
  return { gapDays: days.filter((_, index) => active[index] === undefined && index < lastCovered), inUse };
}

function daysFrom(today: PlainDate): PlainDate[] {
  return Array.from({ length: DAYS_WALKED }, (_, index) => addDays(today, index));
}

function randomRow(id: number, random: (below: number) => number): LicenseRow {
  const startsAt = addDays(day('2027-01-01'), random(60));
  return random(10) === 0 ? { id, startsAt } : { id, startsAt, expiresAt: addDays(startsAt, random(20)) };
}

/** The same numbers in every run (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
