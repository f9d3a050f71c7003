import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { byTrouble } from '../../../../src/fleet/byTrouble';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { belowInstance, licenseNodes } from '../../../../src/ui/tree/children';
import { isInPlace } from '../../../../src/ui/tree/isInPlace';
import { belowLicense, belowOtherFields } from '../../../../src/ui/tree/factNodes';
import { inOrder } from '../../../../src/words/instances/sortInstances';
import { copyText } from '../../../../src/ui/tree/copyText';

const NOW = Date.parse('2027-01-04T12:00:00Z');
const TODAY = '2027-01-04' as PlainDate;
const SERVER_ERROR = { kind: 'server', status: 500 } as const;
const FAILED = { kind: 'failed', failure: SERVER_ERROR, at: NOW, inARow: 1 } as const;

function license(id: number, expiresAt: string, fields: Partial<License> = {}): License {
  return { id, plan: 'ultimate', starts_at: '2026-01-27', expires_at: expiresAt, user_limit: 0, ...fields };
}

function known(licenses: License[], current: License | undefined = licenses[0]): Facts {
  return {
    credentials: 'present',
    last: { current, licenses, answer: { id: current?.id, at: NOW, since: NOW, on: TODAY } },
    attempt: { kind: 'idle' },
  };
}

function status(facts: Facts, name = 'Production'): InstanceStatus {
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  const instance = { url: `https://${name}.example` as InstanceUrl, name };
  return statusOf(instance, facts, { now: NOW, today: TODAY }, thresholds);
}

function kinds(facts: Facts): string[] {
  return belowInstance(status(facts)).map((node) => node.kind);
}

describe('the instances', () => {
  it('stand in the order of their trouble, then of their names', () => {
    const calm = known([license(1, '2028-01-27')]);
    const soon = known([license(1, '2027-01-20')]);
    const statuses = [
      status(calm, 'gitlab10'),
      status(calm, 'gitlab9'),
      status(calm, 'Äpfel'),
      status(calm, 'Birnen'),
      status(soon, 'Zebra'),
      status(known([license(1, '2027-01-01', { expired: true })]), 'Archive'),
    ];
    expect(inOrder(statuses).map(({ instance }) => instance.name)).toEqual([
      'Archive',
      'Zebra',
      'Äpfel',
      'Birnen',
      'gitlab9',
      'gitlab10',
    ]);
  });

  it('stand in the order of the status bar, the nearer end first', () => {
    const statuses = [
      status(known([license(1, '2028-03-01')]), 'A'),
      status(known([license(1, '2028-01-27')]), 'B'),
      status(known([license(1, '2027-01-27')]), 'C'),
      status(known([license(1, '2027-01-20')]), 'D'),
    ];
    const names = (sorted: readonly InstanceStatus[]) => sorted.map(({ instance }) => instance.name);
    expect(names(inOrder(statuses))).toEqual(['D', 'C', 'B', 'A']);
    expect(names(inOrder(statuses))).toEqual(names(statuses.toSorted(byTrouble)));
  });
});

describe('an instance', () => {
  const [one, two, three] = ['https://1.example', 'https://2.example', 'https://3.example'] as InstanceUrl[];

  it('is in its place until one comes, goes or moves', () => {
    expect(isInPlace([one!, two!], [one!, two!])).toBe(true);
    expect(isInPlace([one!, two!], [two!, one!])).toBe(false);
    expect(isInPlace([one!], [one!, two!])).toBe(false);
    expect(isInPlace([one!, two!, three!], [one!, two!])).toBe(false);
  });
});

describe('below an instance', () => {
  it('stand its licenses, the current one first, whatever order the server sent', () => {
    const [current, ended] = [license(2, '2027-01-27'), license(9, '2026-06-01')];
    for (const sent of [
      [current, ended],
      [ended, current],
    ]) {
      expect(licenseNodes(status(known(sent, current))).map(({ id }) => id)).toEqual([2, 9]);
    }
  });

  it('has the current license the billable users, which the list does not tell', () => {
    const rows = [license(1, '2027-01-27')];
    const [node] = licenseNodes(status(known(rows, { ...rows[0], active_users: 90 })));
    expect(node?.license.active_users).toBe(90);
  });

  it('has too few seats only while the license is in use', () => {
    const rows = [
      license(1, '2027-01-27', { user_limit: 500 }),
      license(2, '2026-06-01', { user_limit: 10 }),
    ];
    const overLimit = (users: number) =>
      licenseNodes(status(known(rows, { ...rows[0], active_users: users })))
        .filter(({ isOverLimit }) => isOverLimit)
        .map(({ id }) => id);
    expect(overLimit(500)).toEqual([]);
    expect(overLimit(512)).toEqual([1]);
    const ended = [license(1, '2027-01-01', { user_limit: 500, expired: true })];
    const [node] = licenseNodes(status(known(ended, { ...ended[0], active_users: 512 })));
    expect(node?.isOverLimit).toBe(false);
  });

  it('tells how bad it is of the license that it is about', () => {
    const rows = [
      license(1, '2027-01-20', { user_limit: 500 }),
      license(2, '2026-06-01', { user_limit: 10 }),
      license(3, '2028-01-20', { starts_at: '2027-01-20', user_limit: 80 }),
    ];
    const nodes = licenseNodes(status(known(rows, { ...rows[0], active_users: 90 })));
    expect(nodes.map(({ id, severity }) => [id, severity])).toEqual([
      [1, 'ok'],
      [3, 'warning'],
      [2, 'ok'],
    ]);
    const [soon] = licenseNodes(status(known([license(1, '2027-01-08')])));
    expect(soon?.severity).toBe('critical');
    const [ended] = licenseNodes(status(known([license(1, '2027-01-01', { expired: true })])));
    expect(ended?.severity).toBe('expired');
  });

  it('stands each license once, also when a server from before GitLab 11.8 gives no ids', () => {
    const withoutId: License = { starts_at: '2026-01-27', expires_at: '2027-01-27' };
    expect(licenseNodes(status(known([withoutId, withoutId])))).toHaveLength(1);
  });

  it('stands why it failed before what is known', () => {
    expect(kinds({ ...known([license(1, '2027-01-27')]), attempt: FAILED })).toEqual(['failure', 'license']);
    expect(kinds({ credentials: 'present', attempt: FAILED })).toEqual(['failure']);
    expect(kinds({ ...known([license(1, '2027-01-27')]), credentials: 'missing' })).toEqual([
      'failure',
      'license',
    ]);
  });

  it('stands that it has no licenses', () => {
    expect(kinds(known([]))).toEqual(['noLicense']);
    expect(kinds({ credentials: 'unknown', attempt: { kind: 'running' } })).toEqual([]);
  });
});

describe('below a license', () => {
  it('stand its facts, and what a newer GitLab says in a place of its own', () => {
    const [node] = licenseNodes(status(known([license(1, '2027-01-27', { quantum: 3 })])));
    const nodes = belowLicense(node!);
    expect(nodes.map((below) => below.kind)).toEqual(['fact', 'fact', 'fact', 'fact', 'otherFields']);
    const others = nodes.at(-1);
    expect(others?.kind === 'otherFields' && belowOtherFields(others)[0]?.fact.value).toBe('3');
  });
});

describe('Copy Value', () => {
  it('takes the value of a fact and the message of a failure', () => {
    const nodes = belowInstance(status({ ...known([license(1, '2027-01-27')]), attempt: FAILED }));
    expect(copyText(nodes[0]!)).toContain('500');
    expect(copyText(nodes[1]!)).toBeUndefined();
    const [fact] = nodes[1]?.kind === 'license' ? belowLicense(nodes[1]) : [];
    expect(copyText(fact!)).toBe('2026-01-27');
  });
});
