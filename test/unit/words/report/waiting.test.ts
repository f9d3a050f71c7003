import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { renewalPlanText } from '../../../../src/words/renewal/renewalPlan';
import { reportText } from '../../../../src/words/report/report';
import { answered, HOUR, inDays, license, NOW, statusNow, TODAY } from '../../fleet/statuses';

const WAITING = { plan: 'premium', startsAt: inDays(10), expiresAt: inDays(375), seats: 200 };
/** It ends before the present license does, so that it renews nothing. */
const SHORT = { plan: 'premium', startsAt: inDays(2), expiresAt: inDays(6), seats: 5 };

/** An online license that ends in ten days, with what GraphQL told that many hours ago. */
function online(hoursAgo: number, waiting = [WAITING]): InstanceStatus {
  const { last, ...facts } = answered([license(7, -355, 10, { plan: 'premium' })]);
  const told = { at: NOW - hoursAgo * HOUR, licenses: [], waiting, addOns: [] };
  return statusNow({ ...facts, ...(last && { last: { ...last, subscription: { facts: told } } }) });
}

const linesOf = (text: string, part: string) => text.split(/\r?\n/).filter((line) => line.includes(part));

describe.each<[string, number, string]>([
  ['a waiting subscription', 1, 'waiting'],
  ['one that GitLab told three days ago', 72, 'waiting, unconfirmed'],
])('%s', (_name, hoursAgo, role) => {
  it('is a row of the CSV without an id', () => {
    const [row, ...others] = linesOf(reportText('csv', [online(hoursAgo)], NOW), `"${inDays(375)}"`);
    expect(others).toEqual([]);
    expect(row).toContain(`,,"${role}","premium","${inDays(10)}","${inDays(375)}",,200,`);
  });

  it('is a row of the Markdown without an id', () => {
    const [row, ...others] = linesOf(reportText('markdown', [online(hoursAgo)], NOW), inDays(375));
    expect(others).toEqual([]);
    expect(row).toMatch(/^\|\s+\| Premium \|/);
    expect(row).toContain(`| ${role} | ${inDays(10)} | ${inDays(375)} | 200 |`);
  });

  it('stands beside the licenses in the JSON, with when it was told', () => {
    const { instances } = JSON.parse(reportText('json', [online(hoursAgo)], NOW)) as {
      instances: { licenses: unknown[]; waitingSubscriptions: unknown[] }[];
    };
    expect(instances[0]?.licenses).toHaveLength(1);
    expect(instances[0]?.waitingSubscriptions).toMatchObject([
      {
        license: { plan: 'premium', starts_at: inDays(10), expires_at: inDays(375), user_limit: 200 },
        isConfirmed: hoursAgo === 1,
        toldAt: new Date(NOW - hoursAgo * HOUR).toISOString(),
      },
    ]);
    expect(instances[0]?.waitingSubscriptions).not.toMatchObject([{ license: { id: 8 } }]);
  });
});

describe('the renewal plan', () => {
  const planOf = (status: InstanceStatus) =>
    renewalPlanText([status], { now: NOW, today: TODAY, statistics: new Map() });

  it('names a waiting subscription once, as the renewal that it is', () => {
    expect(linesOf(planOf(online(1)), 'aiting')).toHaveLength(2);
    expect(planOf(online(1))).not.toContain('Waiting: ');
  });

  it('lists one that renews nothing, and one that is not confirmed', () => {
    expect(linesOf(planOf(online(1, [SHORT])), 'Waiting: ')).toEqual([
      `- Waiting: Premium subscription, starts ${inDays(2)} · 5 seats.`,
    ]);
    expect(linesOf(planOf(online(72)), 'Waiting: ')).toEqual([
      `- Waiting: Premium subscription, starts ${inDays(10)} · 200 seats · unconfirmed.`,
    ]);
  });
});
