import { describe, expect, test } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import type { PageReport } from '../../../../src/usage/protocol';
import { inOneGo } from '../../usage/inOneGo';
import { usagePage, type UsagePageInput } from '../../../../src/words/usage/usagePage';
import { day, exportOf, HEAD, KEY, reportOf } from '../../usage/reading/exports';
import { dayOfNumber } from '../../../../src/usage/dayNumber';

const TODAY = day('2027-01-10');
const LAST_DAY = 20_827;

/** Counts up to the day before today. */
function rows(counts: readonly number[]): string[] {
  return counts.map(
    (count, index) => `${dayOfNumber(LAST_DAY - counts.length + 1 + index)} 12:00:05,${count}`,
  );
}

/** From 100 users on, one more every other day. */
const GROWING = rows(Array.from({ length: 180 }, (_, index) => 100 + Math.floor(index / 2)));

function license(values: Partial<License>): License {
  return { id: 1, plan: 'ultimate', licensee: {}, ...values };
}

async function page(
  tableRows: readonly string[],
  { head = HEAD, ...input }: Partial<UsagePageInput> & { readonly head?: readonly string[] } = {},
): Promise<PageReport> {
  const report = await reportOf(exportOf(tableRows, head));
  return inOneGo(
    usagePage({ title: 'Production', report, today: TODAY, key: undefined, live: undefined, ...input }),
  );
}

function cardsOf({ cards }: PageReport): Record<string, string> {
  return Object.fromEntries(cards.map(({ label, value }) => [label, value]));
}

describe('the numbers at the top', () => {
  test('are those that the server tells', async () => {
    const live = license({ user_limit: 200, active_users: 1186, maximum_user_count: 1191 });
    const shown = await page(GROWING, { live });
    expect(cardsOf(shown)).toEqual({
      'Users in subscription': '200',
      'Billable users': '1,186',
      'Maximum users': '1,191',
      'Users over subscription': '991',
    });
    expect(shown.isLive).toBe(true);
  });

  test('of a saved export are those of the file', async () => {
    const shown = await page(rows([20, 22, 21]));
    expect(cardsOf(shown)).toEqual({
      'Users in subscription': '–',
      'Billable users': '21',
      'Maximum users': '22',
      'Users over subscription': '–',
    });
    expect(shown.isLive).toBe(false);
  });

  test('know licenses without a limit', async () => {
    const live = license({ user_limit: 0, active_users: 21, maximum_user_count: 22 });
    expect(cardsOf(await page(rows([21]), { live }))).toEqual({
      'Users in subscription': 'Unlimited',
      'Billable users': '21',
      'Maximum users': '22',
      'Users over subscription': 'None',
    });
  });

  test('are marked with more than a colour when seats run out', async () => {
    const tone = async (users: number) => {
      const live = license({ user_limit: 200, active_users: users, maximum_user_count: users });
      const { label, tone } = (await page(rows([users]), { live })).cards.at(-1)!;
      return [label, tone];
    };
    expect([await tone(199), await tone(200), await tone(201)]).toEqual([
      ['Seats left', 'good'],
      ['Seats left', 'warning'],
      ['Users over subscription', 'error'],
    ]);
  });
});

describe('what the server has counted since the export', () => {
  test('is what the sentence and the order begin with', async () => {
    const live = license({ user_limit: 200, active_users: 203, maximum_user_count: 203 });
    const { lead, order } = await page(GROWING, { live });
    expect(lead.text).toMatch(/^All 200 seats are in use, and there are 3 more users than seats\./);
    expect(order?.reasons[0]).toMatch(/^Billable users on 2027-01-10: 203\./);
    expect(Number.parseInt(order?.answer ?? '', 10)).toBeGreaterThanOrEqual(203);
  });
});

describe('a license that has ended', () => {
  test('is told as such, with the most users of its own time and without alarm', async () => {
    const live = license({
      ...{ user_limit: 50, active_users: 300, maximum_user_count: 300, historical_max: 40 },
      ...{ starts_at: '2025-01-01', expires_at: '2026-01-01', expired: true },
    });
    const { lead, cards } = await page(rows([40]), { live });
    expect(lead).toEqual({ text: 'License expired on 2026-01-01.', tone: 'warning' });
    expect(cards.map(({ label, value, tone }) => [label, value, tone])).toEqual([
      ['Users in subscription', '50', 'plain'],
      ['Billable users', '300', 'plain'],
      ['Maximum users', '40', 'plain'],
      ['Users over subscription', '0', 'plain'],
    ]);
  });
});

describe('a license without a limit', () => {
  test('has no seats to order', async () => {
    const live = license({ user_limit: 0, active_users: 21, maximum_user_count: 22 });
    expect((await page(GROWING, { live })).order).toBeUndefined();
  });
});

describe('the end of the license', () => {
  const expires = ({ facts }: PageReport) => facts.find(({ label }) => label === 'Expires')?.value;

  test('is "Never" only where the file tells none', async () => {
    const head = (end: string) => HEAD.map((row) => (row.startsWith('License End Date') ? end : row));
    expect(expires(await page(rows([21])))).toBe('2027-02-22');
    expect(expires(await page(rows([21]), { head: head('License End Date,') }))).toBe('Never');
    const changed = await page(rows([21]), { head: head('License End Date,2/22/2027') });
    expect(expires(changed)).toBeUndefined();
    expect(changed.facts).toContainEqual({ label: 'License End Date', value: '2/22/2027' });
  });
});

describe('the first sentence', () => {
  const lead = async (tableRows: readonly string[], seats = 0) =>
    (await page(tableRows, { live: license({ user_limit: seats }) })).lead;

  test('says when seats run out, and how many users there will be', async () => {
    expect(await lead(GROWING, 200)).toEqual({
      tone: 'warning',
      text:
        'At the current rate, you run out of the 200 seats around 2027-01-31 (earliest 2027-01-31, latest 2027-02-01). ' +
        'Licensed through 2027-02-21. Forecast for that day: about 211 billable users (210 to 211).',
    });
  });

  test('that they are enough', async () => {
    const { tone, text } = await lead(rows(Array.from({ length: 180 }, () => 100)), 200);
    expect(tone).toBe('good');
    expect(text).toContain('At the current rate, 200 seats are enough for the next five years.');
  });

  test('that they have run out, also where there is too little for a forecast', async () => {
    const text = 'All 20 seats are in use, and there are 2 more users than seats.';
    expect(await lead(rows([21, 22]), 20)).toEqual({ tone: 'error', text });
    expect((await lead(GROWING, 20)).text).toContain(
      'All 20 seats are in use, and there are 169 more users than seats.',
    );
    expect((await lead(rows([20]), 20)).text).toBe('All 20 seats are in use.');
  });

  test('why there is no forecast', async () => {
    expect(await lead(rows([21, 22]), 200)).toEqual({
      tone: 'plain',
      text: 'No forecast because it needs counts over 56 days and there are 1.',
    });
  });

  test('that nothing was counted', async () => {
    expect((await lead([])).text).toContain('The file has no counts');
  });

  test('how many users there will be, without a limit', async () => {
    expect((await lead(GROWING)).text).toMatch(/^Licensed through 2027-02-21\. .* about 211 /);
  });
});

describe('the chart', () => {
  test('has limit, peak, end and forecast', async () => {
    const { marks } = await page(GROWING, { live: license({ user_limit: 200 }) });
    expect(marks).toEqual({
      limit: 200,
      peak: { day: LAST_DAY - 1, count: 189 },
      end: 20_871,
      forecast: { from: { day: LAST_DAY, count: 189 }, to: { day: 20_870, count: 211 } },
    });
  });
});

describe('no part of the license key', () => {
  test('is on the page, wherever the file repeats it', async () => {
    const key = KEY.replaceAll('\n', '');
    const head = HEAD.map((line) => (line.startsWith('Company') ? `Company,"Example ${KEY}"` : line));
    const shown = await page(GROWING, {
      head: [...head.slice(0, 6), `License Key,${key}`, ...head.slice(6)],
    });
    const texts = JSON.stringify(shown).replaceAll('\\n', '');
    expect(texts).toContain('Example');
    for (const part of KEY.split('\n')) {
      expect(texts).not.toContain(part);
    }
  });

  test('but its fingerprint', async () => {
    const shown = await page(GROWING, {
      key: { reading: { kind: 'unreadable' }, fingerprint: 'ab12 cd34' },
    });
    expect(shown.facts).toContainEqual({ label: 'License key', value: '•••••• (fingerprint ab12 cd34)' });
  });
});

test('what a readable key tells and the License API does not', async () => {
  const content = {
    plan: 'premium',
    type: 'offlineCloud',
    isTrial: true,
    blockChangesAt: '2027-03-08',
    licensee: {},
    addOns: {},
    addOnPurchases: [{ name: 'duo_pro', quantity: 10, isTrial: false, expiresOn: '2027-06-01' }],
    seats: 150,
  };
  const reading = { kind: 'read', content, reader: 'GitLab' } as unknown as NonNullable<
    UsagePageInput['key']
  >['reading'];
  const shown = await page(GROWING, { key: { reading, fingerprint: 'ab12' } });
  const facts = Object.fromEntries(shown.facts.map(({ label, value }) => [label, value]));
  expect(facts).toMatchObject({ Plan: 'Premium', Trial: 'Yes', 'Read-only from': '2027-03-08' });
  expect(facts['Add-on']).toContain('duo_pro, 10 seats, expires 2027-06-01');
  expect(cardsOf(shown)['Users in subscription']).toBe('150');
});
