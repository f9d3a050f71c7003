import type { Facts } from '../../../src/fleet/facts';
import { statusOf } from '../../../src/fleet/status';
import type { InstanceUrl } from '../../../src/instances/address';
import { addDays, plainDateOf, type PlainDate } from '../../../src/licensing/plainDate';
import type { OverviewRow } from '../../../src/overview/protocol';
import { overviewRow } from '../../../src/words/overview/overviewRow';

const NOW = Date.now();
const TODAY = plainDateOf(new Date(NOW));
const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };
const GROUPS = ['Europe', 'Asia Pacific', 'North America'];

/** Days left, of one instance after the other. */
const ENDS = [-12, 3, 21, 90, 200, 340, 365, 400, 700, 1000];

/** Rows of instances of all kinds, as the extension makes them. */
export function manyRows(count: number, hasGroups: boolean): OverviewRow[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `Instance ${index + 1}`;
    const instance = {
      url: `https://gitlab-${index + 1}.example.com` as InstanceUrl,
      name: index === 7 ? `A name that is longer than others ${'and longer '.repeat(5)}` : name,
      ...(hasGroups && index % 5 !== 4 && { group: GROUPS[index % GROUPS.length] ?? '' }),
      ...(index % 50 === 49 && { muted: true as const }),
    };
    const status = statusOf(instance, factsOf(index), { now: NOW, today: TODAY }, THRESHOLDS);
    return overviewRow(status, NOW);
  });
}

function factsOf(index: number): Facts {
  if (index % 23 === 22) {
    return { credentials: 'missing', attempt: { kind: 'idle' } };
  }
  const attempt: Facts['attempt'] =
    index % 17 === 16
      ? { kind: 'failed', failure: { kind: 'tokenRevoked' }, at: NOW, inARow: 1 }
      : { kind: 'idle' };
  const end = ENDS[index % ENDS.length] ?? 0;
  const plan = index % 3 === 0 ? 'premium' : 'ultimate';
  const limit = index % 11 === 10 ? 0 : 500 + index;
  const current = license(1, plan, addDays(TODAY, end - 365), addDays(TODAY, end), limit);
  const next = license(2, 'ultimate', addDays(TODAY, end), addDays(TODAY, end + 365), limit + 20);
  const at = NOW - index * 60_000;
  return {
    credentials: 'present',
    attempt,
    version: index % 4 === 0 ? '17.11.2-ee' : '18.10.1-ee',
    ...(index % 6 === 0 && { tokenExpiresOn: addDays(TODAY, 10 + index) }),
    last: {
      current: { ...current, active_users: 480 + (index % 60) },
      licenses: index % 7 === 0 && end > 0 ? [current, next] : [current],
      answer: { id: 1, at, since: at, on: plainDateOf(new Date(at)) },
    },
  };
}

function license(id: number, plan: string, start: PlainDate, end: PlainDate, limit: number) {
  return { id, plan, starts_at: start, expires_at: end, expired: end <= TODAY, user_limit: limit };
}
