import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { WaitingSubscription } from '../../../../src/licensing/waiting';
import { renewalOf } from '../../../../src/words/renewal/planFigures';
import { renewalPlanText } from '../../../../src/words/renewal/renewalPlan';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { answered, HOUR, inDays, license, NOW, statusNow, TODAY } from '../../fleet/statuses';
import { inOneGo } from '../../usage/inOneGo';
import { exportOf, reportOf } from '../../usage/reading/exports';

/** Days from today on which the current license ends. */
const END = 10;

interface Next {
  readonly plan?: string;
  /** 0: unlimited. */
  readonly seats?: number;
  /** Days from today. */
  readonly from?: number;
  readonly until?: number;
}

interface Told {
  readonly waiting?: readonly WaitingSubscription[];
  readonly hoursAgo?: number;
}

/** An online license with 200 seats for 180 users, and what GraphQL has told of it. */
function online(plan: string, listed: readonly License[], told?: Told): InstanceStatus {
  const current = license(1, END - 365, END, { plan, maximum_user_count: 180, historical_max: 180 });
  const facts = {
    at: NOW - (told?.hoursAgo ?? 1) * HOUR,
    licenses: [{ id: 1, type: 'onlineCloud' as const }],
    waiting: told?.waiting ?? [],
    addOns: [],
  };
  const known = answered([current, ...listed], { users: 180 });
  const last = known.last && { ...known.last, ...(told && { subscription: { facts } }) };
  return statusNow({ ...known, ...(last && { last }) });
}

function waitingOf({ plan = 'premium', seats = 200, from = END, until = from + 365 }: Next) {
  return { plan, startsAt: inDays(from), expiresAt: inDays(until), seats: seats === 0 ? null : seats };
}

function licenseOf({ plan = 'premium', seats = 200, from = END, until = from + 365 }: Next): License {
  return license(2, from, until, { plan, user_limit: seats });
}

/** What the usage page says in one line: the answer, and the sentences about a renewal. */
async function advised(status: InstanceStatus): Promise<string> {
  const live = status.last?.current;
  const report = await reportOf(exportOf([`${TODAY} 12:00:05,180`]));
  const input = { title: 'Production', report, today: TODAY, key: undefined, live };
  const { order } = inOneGo(usagePage({ ...input, renewal: renewalOf(status) }));
  const about =
    order?.reasons.filter((text) =>
      /renewed|The renewal is|Not licensed|subscription is waiting/.test(text),
    ) ?? [];
  return [order?.answer, ...about].join(' ');
}

const ENOUGH = 'None. The renewal has enough seats.';
const NOW_ENOUGH = 'There are 180 billable users now, so its seats are enough.';
const WITHOUT = `180 seats for ${inDays(END)} through ${inDays(END + 364)}, based on current billable users.`;
const from = (what: string) => `Already renewed: ${what} takes effect on ${inDays(END)}.`;

/** Of the renewal `{0}`: how a license or a waiting subscription is named. */
type Expected = (named: (plan: string) => string) => string;

const CASES: readonly (readonly [string, string, Next, Expected])[] = [
  ['W1', 'premium', {}, (named) => `${ENOUGH} ${from(`${named('Premium')} with 200 seats`)} ${NOW_ENOUGH}`],
  [
    'W2: a higher plan',
    'premium',
    { plan: 'ultimate' },
    (named) => `${ENOUGH} ${from(`${named('Ultimate')} with 200 seats`)} ${NOW_ENOUGH}`,
  ],
  [
    'W3: a lower plan',
    'ultimate',
    {},
    (named) =>
      `${ENOUGH} ${from(`${named('Premium')} with 200 seats`)} ${NOW_ENOUGH} The renewal is Premium instead of Ultimate.`,
  ],
  [
    'W4: fewer seats, but enough',
    'premium',
    { seats: 190 },
    (named) => `${ENOUGH} ${from(`${named('Premium')} with 190 seats`)} ${NOW_ENOUGH}`,
  ],
  [
    'W5: 30 over on its first day',
    'premium',
    { seats: 150 },
    (named) =>
      `30 more seats. ${from(`${named('Premium')} with 150 seats`)} There are 180 billable users now, so 30 more seats are needed.`,
  ],
  [
    'W6: unlimited',
    'premium',
    { seats: 0 },
    (named) => `${ENOUGH} ${from(`${named('Premium')} with unlimited seats`)}`,
  ],
  [
    'W7: a gap of two days',
    'premium',
    { from: END + 2 },
    (named) =>
      `${ENOUGH} Already renewed: ${named('Premium')} with 200 seats takes effect on ${inDays(END + 2)}. ${NOW_ENOUGH} Not licensed from ${inDays(END)} through ${inDays(END + 1)}.`,
  ],
  [
    'W8: an unknown plan',
    'premium',
    { plan: 'platinum-max' },
    (named) =>
      `${ENOUGH} ${from(`${named('Platinum-max')} with 200 seats`)} ${NOW_ENOUGH} The renewal is Platinum-max, which can't be compared with Premium.`,
  ],
  ['W9: it ends before the present one', 'premium', { from: 2, until: 6 }, () => WITHOUT],
];

describe('the advice of the usage page', () => {
  it('without a renewal is what to order', async () => {
    expect(await advised(online('premium', []))).toBe(WITHOUT);
    expect(await advised(online('premium', [], {}))).toBe(WITHOUT);
  });

  it.each(CASES)('%s, as a license', async (_name, plan, next, expected) => {
    expect(await advised(online(plan, [licenseOf(next)]))).toBe(expected((name) => `${name} license 2`));
  });

  it.each(CASES)('%s, as a waiting subscription', async (_name, plan, next, expected) => {
    const status = online(plan, [], { waiting: [waitingOf(next)] });
    expect(await advised(status)).toBe(expected((name) => `the waiting ${name} subscription`));
  });

  it('W10: counts what GitLab told an hour ago, and W11: not three days ago, which it says', async () => {
    const told = (hoursAgo: number) => online('premium', [], { waiting: [waitingOf({})], hoursAgo });
    expect(await advised(told(1))).toBe(
      `${ENOUGH} ${from('the waiting Premium subscription with 200 seats')} ${NOW_ENOUGH}`,
    );
    expect(await advised(told(72))).toBe(
      `${WITHOUT} A subscription is waiting, but GitLab hasn't confirmed it in more than two days. Check the Customers Portal before you order.`,
    );
  });

  it('judges the first renewal by the license before it, also when another one waits behind', async () => {
    const waiting = [waitingOf({}), waitingOf({ plan: 'starter', seats: 10, from: END + 365 })];
    const text = await advised(online('premium', [], { waiting }));
    expect(text).toContain('170 more seats.');
    expect(text).toContain('The renewal is Starter instead of Premium.');
  });

  it('and that of the renewal plan name a waiting subscription alike', () => {
    const status = online('premium', [], { waiting: [waitingOf({})] });
    const plan = renewalPlanText([status], { now: NOW, today: TODAY, statistics: new Map() });
    expect(plan).toContain(
      'Already renewed: the waiting Premium subscription with 200 seats takes effect on',
    );
    expect(plan).not.toContain('license 2');
  });
});
