import { describe, expect, test } from 'vitest';
import { usageStatistics } from '../../../../src/usage/figures/statistics';
import { inOneGo } from '../../usage/inOneGo';
import { usageNotes } from '../../../../src/words/usage/usageNotes';
import { day, exportOf, reportOf } from '../../usage/reading/exports';

describe('what is odd about the file', () => {
  const NORMAL = "That's normal if Sidekiq wasn't running or during a trial.";

  /** Every third day from the start of the license on. */
  const days = (more: readonly string[]) => ['2026-02-22,1', '2026-02-25,1', '2026-02-28,1', ...more];

  async function textsOf(
    rows: readonly string[],
    today = day('2026-03-01'),
    seatLimit?: number,
  ): Promise<string[]> {
    const report = await reportOf(exportOf(rows));
    const statistics = inOneGo(usageStatistics(report, { today, seatLimit }));
    return usageNotes(statistics, report.notes).map(({ text }) => text);
  }

  test('names the days without a count', async () => {
    const one = `One day has no count: 2026-02-23. ${NORMAL}`;
    expect(await textsOf(['2026-02-22,1', '2026-02-24,1'], day('2026-02-25'))).toContain(one);
    const four = `4 days have no count: 2026-02-23 through 2026-02-24, 2026-02-26 through 2026-02-27. ${NORMAL}`;
    expect(await textsOf(days([]))).toContain(four);
  });

  test('the latest of many', async () => {
    const texts = await textsOf(days(['2026-03-02,1', '2026-03-04,1', '2026-03-06,1']), day('2026-03-07'));
    expect(texts).toContain(
      `7 days in 5 periods have no count. The latest: 2026-03-01, 2026-03-03, 2026-03-05. ${NORMAL}`,
    );
  });

  test('does not call it normal where rows could not be read', async () => {
    const missing = 'One day has no count: 2026-02-23.';
    const around = (row: string) => ['2026-02-22,1', row, '2026-02-24,1'];
    expect(await textsOf(around('2026-02-23,x'), day('2026-02-25'))).toContain(missing);
  });

  test('tells from where on nothing can be read', async () => {
    const texts = await textsOf(['2026-02-22,1', '"2026-02-23,1', '2026-02-24,1']);
    expect(texts.join(' ')).toContain(
      "Line 12 and everything after it can't be read because a quotation mark isn't closed",
    );
    expect(texts.join(' ')).not.toContain(NORMAL);
  });

  test.each([
    [['2026-02-22,x'], "The row in line 11 can't be read and is left out."],
    [['2026-02-22,x', 'y,1'], "2 rows can't be read (the first in line 11) and are left out."],
    [['2026-02-22,1', '2026-02-21,1'], 'One row was out of order and was sorted.'],
    [['2026-02-22,1', '2026-02-22,2'], 'One day has more than one count. Only the last one is used.'],
  ])('counts rows: %j', async (tableRows, text) => {
    expect(await textsOf(tableRows)).toContain(text);
  });

  test('and days over the seat limit', async () => {
    const rows = ['2026-02-22,1', '2026-02-23,3', '2026-02-24,1'];
    expect(await textsOf(rows, undefined, 2)).toContain(
      'There were more users than seats on one day (2026-02-23).',
    );
  });
});
