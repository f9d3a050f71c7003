import { describe, expect, it, vi } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { KeptRows } from '../../../../src/ui/statusBar/keptRows';

const NOW = Date.parse('2027-01-04T12:00:00Z');
const MINUTE = 60_000;
const TODAY = '2027-01-04' as PlainDate;

const READY: Facts = {
  credentials: 'present',
  last: { current: undefined, licenses: [], answer: { id: undefined, at: NOW, since: NOW, on: TODAY } },
  attempt: { kind: 'idle' },
};

const OLD: Facts = { ...READY, credentials: 'unknown' };

function status(index: number, facts = READY): InstanceStatus {
  const instance = { url: `https://gitlab${index}.example` as InstanceUrl };
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  return statusOf(instance, facts, { now: NOW, today: TODAY }, thresholds);
}

function kept() {
  const make = vi.fn((one: InstanceStatus, trouble: string) => ({ url: one.instance.url, trouble }));
  return { make, rows: new KeptRows(make) };
}

describe('the rows of a list', () => {
  it('are made once, and replaced only where one of them says something else', () => {
    const { make, rows } = kept();
    const statuses = Array.from({ length: 300 }, (_, index) => status(index));
    const first = rows.update(statuses, NOW);
    expect(first).toHaveLength(300);
    expect(rows.update(statuses, NOW)).toBeUndefined();
    // Begun and ended: others are objects, the same is said.
    const refreshing = statuses.map((_, index) => status(index, { ...READY, attempt: { kind: 'running' } }));
    expect(rows.update(refreshing, NOW)).toBeUndefined();
    expect(make).toHaveBeenCalledTimes(300);
    const changed = statuses.with(7, status(7, { credentials: 'missing', attempt: { kind: 'idle' } }));
    const then = rows.update(changed, NOW);
    expect(make).toHaveBeenCalledTimes(301);
    expect(then?.filter((row, at) => row !== first?.[at])).toHaveLength(1);
  });

  it('follow the order, and what comes and goes', () => {
    const { make, rows } = kept();
    const [one, two, three] = [status(1), status(2), status(3)];
    rows.update([one, two], NOW);
    expect(rows.update([two, one], NOW)?.map(({ url }) => url)).toEqual([two.instance.url, one.instance.url]);
    expect(rows.update([two, three], NOW)?.map(({ url }) => url)).toEqual([
      two.instance.url,
      three.instance.url,
    ]);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('count the minutes of an age', () => {
    const { rows } = kept();
    const old = status(1, OLD);
    const first = rows.update([old], NOW + 5 * MINUTE);
    const then = rows.update([old], NOW + 6 * MINUTE);
    expect(first?.[0]?.trouble).toContain('5 min');
    expect(then?.[0]?.trouble).toContain('6 min');
  });
});
