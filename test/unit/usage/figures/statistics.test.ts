import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/licensing/plainDate';
import { inOneGo } from '../inOneGo';
import { usageStatistics, type UsageCircumstances } from '../../../../src/usage/figures/statistics';
import { day, exportOf, reportOf } from '../reading/exports';

const FIRST = day('2026-02-22');

/** One count a day from the start of the license on; undefined: no row, null: a row without a count. */
function rowsOf(counts: readonly (number | null | undefined)[], first = FIRST): string[] {
  return counts.flatMap((count, index) =>
    count === undefined ? [] : [`${addDays(first, index)} 12:00:05,${count ?? ''}`],
  );
}

async function statisticsOf(rows: readonly string[], circumstances: Partial<UsageCircumstances> = {}) {
  const report = await reportOf(exportOf(rows));
  return inOneGo(usageStatistics(report, { today: day('2027-01-10'), ...circumstances }));
}

describe('the statistics of usage', () => {
  it('know the last count, and the first day of the peak', async () => {
    const statistics = await statisticsOf(rowsOf([5, 9, 7, 9, 8]));
    expect(statistics.now).toEqual({ on: '2026-02-26', count: 8 });
    expect(statistics.peak).toEqual({ on: '2026-02-23', count: 9 });
  });

  it('are empty without counts', async () => {
    const statistics = await statisticsOf([], { seatLimit: 10 });
    expect(statistics).toEqual({
      growth: [30, 90, 365].map((days) => ({ kind: 'none', days, reason: 'tooShort' })),
      missing: { days: 322, ranges: 1, latest: [{ from: '2026-02-22', to: '2027-01-09' }] },
      forecast: { kind: 'none', reason: 'noCounts' },
      seats: { limit: 10, over: { days: 0 } },
      advice: { kind: 'none', reason: 'noCounts' },
    });
  });

  it('do not depend on the order of the rows', async () => {
    const rows = rowsOf(Array.from({ length: 200 }, (_, index) => 100 + (index % 17)));
    const circumstances = { seatLimit: 110, today: day('2026-09-10') };
    expect(await statisticsOf(rows.toReversed(), circumstances)).toEqual(
      await statisticsOf(rows, circumstances),
    );
  });

  it.each([0, undefined])('say nothing about seats without a limit (%s)', async (seatLimit) => {
    expect(await statisticsOf(rowsOf([5, 9]), { seatLimit })).not.toHaveProperty('seats');
  });

  it('count the days above the limit, not those at it', async () => {
    const { seats } = await statisticsOf(rowsOf([11, 10, 12, 9, 13, 10]), { seatLimit: 10 });
    expect(seats?.over).toEqual({
      days: 3,
      first: { on: '2026-02-22', count: 11 },
      last: { on: '2026-02-26', count: 13 },
    });
  });
});

describe('the growth', () => {
  const counts = Array.from({ length: 400 }, (_, index) => 100 + index);

  it('is taken from as many days before the last count', async () => {
    const { growth } = await statisticsOf(rowsOf(counts, day('2025-12-01')));
    expect(growth).toEqual([
      {
        kind: 'measured',
        days: 30,
        from: { on: '2026-12-05', count: 469 },
        absolute: 30,
        percent: (30 / 469) * 100,
      },
      {
        kind: 'measured',
        days: 90,
        from: { on: '2026-10-06', count: 409 },
        absolute: 90,
        percent: (90 / 409) * 100,
      },
      {
        kind: 'measured',
        days: 365,
        from: { on: '2026-01-04', count: 134 },
        absolute: 365,
        percent: (365 / 134) * 100,
      },
    ]);
  });

  it('is taken from the nearest count before, and that day is told', async () => {
    const [thirty] = (await statisticsOf([`2026-03-01,50`, '2026-04-15,40'])).growth;
    expect(thirty).toEqual({
      kind: 'measured',
      days: 30,
      from: { on: '2026-03-01', count: 50 },
      absolute: -10,
      percent: -20,
    });
  });

  it('is none when that count is too old, or there is none', async () => {
    const { growth } = await statisticsOf(['2026-03-01,50', '2026-04-16,40']);
    expect(growth).toEqual([
      { kind: 'none', days: 30, reason: 'gap' },
      { kind: 'none', days: 90, reason: 'tooShort' },
      { kind: 'none', days: 365, reason: 'tooShort' },
    ]);
  });

  it('has no percentage where there were no users', async () => {
    const [thirty] = (await statisticsOf(['2026-03-01,0', '2026-03-31,4'])).growth;
    expect(thirty).toEqual({ kind: 'measured', days: 30, from: { on: '2026-03-01', count: 0 }, absolute: 4 });
  });
});

describe('the missing days', () => {
  it('are told before, between and after the counts, also where a row has none', async () => {
    const rows = rowsOf([undefined, undefined, 5, undefined, null, 6, 7, null]);
    const { missing } = await statisticsOf(rows, { today: day('2026-03-03') });
    expect(missing).toEqual({
      days: 6,
      ranges: 3,
      latest: [
        { from: '2026-02-22', to: '2026-02-23' },
        { from: '2026-02-25', to: '2026-02-26' },
        { from: '2026-03-01', to: '2026-03-02' },
      ],
    });
  });

  it('do not reach beyond the license, the file or yesterday', async () => {
    const rows = rowsOf([5, 6]);
    const missingUntil = async (circumstances: Partial<UsageCircumstances>) =>
      (await statisticsOf(rows, circumstances)).missing.latest.at(-1)?.to;
    expect(await missingUntil({ today: day('2026-03-01') })).toBe('2026-02-28');
    expect(await missingUntil({ today: day('2030-01-01') })).toBe('2027-01-09');
    expect(await missingUntil({ endsOn: day('2026-03-05') })).toBe('2026-03-04');
    expect(await missingUntil({ today: day('2026-02-24') })).toBeUndefined();
  });

  it('are all counted, and the latest named', async () => {
    const { missing } = await statisticsOf(
      rowsOf(Array.from({ length: 301 }, (_, index) => (index % 2 === 0 ? 5 : undefined))),
      { today: day('2026-12-20') },
    );
    expect(missing).toEqual({
      days: 150,
      ranges: 150,
      latest: ['2026-12-14', '2026-12-16', '2026-12-18'].map((on) => ({ from: on, to: on })),
    });
  });
});
