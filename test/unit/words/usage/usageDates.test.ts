import { describe, expect, test } from 'vitest';
import type { PageReport } from '../../../../src/usage/protocol';
import { dayOfNumber } from '../../../../src/usage/dayNumber';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { inOneGo } from '../../usage/inOneGo';
import { day, exportOf, reportOf } from '../../usage/reading/exports';

const TODAY = day('2027-01-10');
/** GitLab's own: the first day without the license. */
const EXPIRES = '2027-02-22';
const LAST_COVERED = '2027-02-21';

const FIRST_COUNT = 20_640;
const DAYS_COUNTED = 187;

/** Growing counts, with two days and then one without any. */
const COUNTS = Array.from({ length: DAYS_COUNTED }, (_, index) => index)
  .filter((index) => ![40, 41, 90].includes(index))
  .map((index) => `${dayOfNumber(FIRST_COUNT + index)} 12:00:05,${100 + Math.floor(index / 2)}`);

async function pageOf(expiresAt: string): Promise<PageReport> {
  const live = {
    ...{ id: 1, plan: 'ultimate', licensee: {}, user_limit: 150, active_users: 194 },
    ...{ starts_at: '2026-02-22', expires_at: expiresAt },
  };
  const report = await reportOf(exportOf(COUNTS));
  return inOneGo(usagePage({ title: 'Production', report, today: TODAY, key: undefined, live }));
}

/** Everything that the page says in sentences, names in the chart and facts. */
function textsOf({ cards, lead, notes, order, facts, subtitle, texts }: PageReport): string[] {
  return [
    ...subtitle,
    ...cards.map(({ label, value, meaning }) => `${label} ${value} ${meaning}`),
    ...[lead, ...notes].map(({ text }) => text),
    order?.answer ?? '',
    ...(order?.reasons ?? []),
    ...facts.map(({ label, value }) => `${label} ${value}`),
    texts.endsOn.replace('{0}', EXPIRES),
  ];
}

/** What stands before each place where a date is. */
function wordsBefore(date: string, texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    text
      .split(date)
      .slice(0, -1)
      .map((before) => before.trim().split(' ').slice(-2).join(' ')),
  );
}

describe('the dates of the usage page', () => {
  test('are what GitLab calls them: expires on the first day without, licensed through the last day with', async () => {
    const texts = textsOf(await pageOf(EXPIRES));
    const expiry = wordsBefore(EXPIRES, texts);
    expect(expiry.length).toBeGreaterThanOrEqual(3);
    // The next term begins on that day.
    expect(expiry.filter((words) => !/^expires$|seats for$/i.test(words))).toEqual([]);
    const lastDay = wordsBefore(LAST_COVERED, texts);
    expect(lastDay.length).toBeGreaterThanOrEqual(1);
    expect(lastDay.filter((words) => words !== 'Licensed through')).toEqual([]);
  });

  test('are in no range that leaves open whether its last day counts', async () => {
    const texts = textsOf(await pageOf(EXPIRES)).join('\n');
    expect(texts).not.toMatch(/\d{4}-\d\d-\d\d (?:to|until|-|–) \d{4}-\d\d-\d\d/);
    expect(texts.match(/\d{4}-\d\d-\d\d through \d{4}-\d\d-\d\d/g)).toHaveLength(2);
  });

  test('say of a license that has ended when it expired', async () => {
    const { lead } = await pageOf('2027-01-05');
    expect(lead.text).toBe('License expired on 2027-01-05.');
  });
});
