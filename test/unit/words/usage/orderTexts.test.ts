import { describe, expect, test } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { dayOfNumber } from '../../../../src/usage/dayNumber';
import type { KnownRenewal, RenewalInPlace } from '../../../../src/usage/figures/renewalInPlace';
import type { PageReport } from '../../../../src/usage/protocol';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { inOneGo } from '../../usage/inOneGo';
import { day, exportOf, reportOf } from '../../usage/reading/exports';

const LAST_DAY = 20_827;

/** From 41 users on, one more every other day: 130 on 2027-01-09. */
const GROWING = Array.from(
  { length: 180 },
  (_, index) => `${dayOfNumber(LAST_DAY - 179 + index)} 12:00:05,${41 + Math.floor(index / 2)}`,
);

interface Situation {
  readonly rows?: readonly string[];
  readonly seats?: number;
  readonly renewal?: KnownRenewal;
}

async function page({ rows = GROWING, seats = 180, renewal }: Situation): Promise<PageReport> {
  const live: License = {
    ...{ id: 20, plan: 'premium', licensee: {}, user_limit: seats },
    ...{ starts_at: '2026-02-22', expires_at: '2027-02-22' },
  };
  const report = await reportOf(exportOf(rows));
  const input = { title: 'Production', report, today: day('2027-01-10'), key: undefined, live };
  return inOneGo(usagePage({ ...input, renewal: renewal ?? { kind: 'none' } }));
}

/** License 21 after the current one. */
function inPlace(seats: number | null, values: Partial<RenewalInPlace> = {}): KnownRenewal {
  const license: License = { id: 21, plan: 'premium', licensee: {}, user_limit: seats };
  const renewal: RenewalInPlace = {
    license,
    startsOn: day('2027-02-22'),
    lastOn: day('2027-06-10'),
    plan: { kind: 'notLower' },
    ...values,
  };
  return { kind: 'inPlace', renewals: [renewal] };
}

const RENEWED = (seats: number) =>
  `Already renewed: Premium license 21 with ${seats} seats takes effect on 2027-02-22.`;
const FORECAST = 'Forecast for 2027-06-10: 206 billable users';

describe('the seats to order', () => {
  test('are a number with its reason, and a list of sentences', async () => {
    const { order } = await page({});
    expect(order?.answer).toBe('334 seats for 2027-02-22 through 2028-02-21, based on the forecast.');
    expect(order?.reasons).toEqual([
      'Billable users on 2027-01-09: 130. Minimum for renewal.',
      expect.stringMatching(/^Maximum users since the license started, on 2027-01-08: 130\./),
      'Forecast for 2028-02-21: 334.',
      'Order the highest of the three to avoid a true-up.',
    ]);
    expect([order?.answer, ...(order?.reasons ?? [])].join()).not.toMatch(/[•→]/);
  });

  test.each<[string, Situation, string, RegExp]>([
    [
      'of a saved export: a renewal may be there',
      { renewal: { kind: 'unknown', reason: 'savedExport' } },
      '334 seats for 2027-02-22 through 2028-02-21, based on the forecast.',
      /A saved usage export doesn't say whether a renewal is already in place\.$/,
    ],
    [
      'where the list of licenses is not known',
      { renewal: { kind: 'unknown', reason: 'notListed' } },
      '334 seats for 2027-02-22 through 2028-02-21, based on the forecast.',
      /Can't read the list of licenses, so a renewal may already be in place\.$/,
    ],
    [
      'none, where the renewal is large enough',
      { renewal: inPlace(220) },
      'None. The renewal has enough seats.',
      new RegExp(`^${RENEWED(220)} ${FORECAST}, so its seats are enough\\.$`),
    ],
    [
      'only the missing ones',
      { renewal: inPlace(190) },
      '16 more seats.',
      new RegExp(`^${RENEWED(190)} ${FORECAST}, so 16 more seats are needed\\.$`),
    ],
    [
      'a single one',
      { renewal: inPlace(205) },
      '1 more seat.',
      new RegExp(`^${RENEWED(205)} ${FORECAST}, so one more seat is needed\\.$`),
    ],
    [
      'by the users of today where there is no forecast',
      { rows: ['2027-01-08 12:00:05,230', '2027-01-09 12:00:05,231'], renewal: inPlace(220) },
      '11 more seats.',
      /There are 231 billable users now, so 11 more seats are needed\.$/,
    ],
    [
      'and a gap before the renewal',
      { renewal: inPlace(220, { gap: { from: day('2027-02-22'), to: day('2027-02-25') } }) },
      'None. The renewal has enough seats.',
      /Not licensed from 2027-02-22 through 2027-02-25\.$/,
    ],
    [
      'and a lower plan',
      { renewal: inPlace(220, { plan: { kind: 'lower', plan: 'premium', before: 'ultimate' } }) },
      'None. The renewal has enough seats.',
      /The renewal is Premium instead of Ultimate\.$/,
    ],
    [
      'and a plan that nobody knows',
      { renewal: inPlace(220, { plan: { kind: 'unknown', plan: 'max', before: 'premium' } }) },
      'None. The renewal has enough seats.',
      /The renewal is Max, which can't be compared with Premium\.$/,
    ],
    [
      'nothing to calculate where it is unlimited',
      { renewal: inPlace(0) },
      'None. The renewal has enough seats.',
      /^Already renewed: Premium license 21 with unlimited seats takes effect on 2027-02-22\.$/,
    ],
    [
      'unknown with the seats of the renewal',
      { renewal: inPlace(null) },
      "Unknown because GitLab doesn't say how many seats the renewal has.",
      /^Already renewed: Premium license 21 takes effect on 2027-02-22\.$/,
    ],
  ])('%s', async (_name, situation, answer, reasons) => {
    const { order } = await page(situation);
    expect(order?.answer).toBe(answer);
    expect(order?.reasons.join(' ')).toMatch(reasons);
  });
});

describe('the first sentence', () => {
  test.each<[string, Situation, PageReport['lead']['tone'], RegExp]>([
    ['says that all is in place', { renewal: inPlace(220) }, 'good', /^Already renewed: .* enough\.$/],
    ['warns of missing seats', { renewal: inPlace(190) }, 'warning', /^Already renewed: .* needed\.$/],
    [
      'begins with seats that run out before',
      { seats: 140, renewal: inPlace(220) },
      'warning',
      /^At the current rate, you run out of the 140 seats around 2027-01-29 .* Already renewed: /,
    ],
    [
      'or have run out',
      { seats: 120, renewal: inPlace(220) },
      'error',
      /^All 120 seats are in use, and there are 10 more users than seats\. Already renewed: /,
    ],
    [
      'does not say that the coverage ends where it goes on',
      { renewal: inPlace(220) },
      'good',
      /^(?!.*Licensed through)/,
    ],
  ])('%s', async (_name, situation, tone, text) => {
    const { lead } = await page(situation);
    expect(lead.tone).toBe(tone);
    expect(lead.text).toMatch(text);
  });
});
