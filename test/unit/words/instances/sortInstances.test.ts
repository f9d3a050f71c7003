import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { inOrder } from '../../../../src/words/instances/sortInstances';

const TODAY = '2027-01-04' as PlainDate;
const SIGNED_OUT: Facts = { credentials: 'missing', attempt: { kind: 'idle' } };
const LOADING: Facts = { credentials: 'unknown', attempt: { kind: 'idle' } };

function status(index: number, facts: Facts, name = `GitLab ${index}`): InstanceStatus {
  const instance = { url: `https://gitlab${index}.example` as InstanceUrl, name };
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  return statusOf(instance, facts, { now: 0, today: TODAY }, thresholds);
}

const urls = (statuses: readonly InstanceStatus[]) => statuses.map(({ instance }) => instance.url);

describe('the order of instances', () => {
  it('is the same, whatever was sorted before', () => {
    const statuses = Array.from({ length: 300 }, (_, index) => status((index * 7) % 300, LOADING));
    const changed = statuses.map((one, index) =>
      index % 50 === 0 ? status((index * 7) % 300, SIGNED_OUT) : one,
    );
    inOrder(statuses);
    const afterwards = urls(inOrder([...changed]));
    inOrder([]);
    expect(afterwards).toEqual(urls(inOrder([...changed])));
  });

  it('of instances with the same name and trouble is that of their addresses', () => {
    const [one, two] = [status(1, LOADING, 'Same'), status(2, LOADING, 'Same')];
    expect(urls(inOrder([two, one]))).toEqual([one.instance.url, two.instance.url]);
    expect(urls(inOrder([one, two]))).toEqual([one.instance.url, two.instance.url]);
  });
});
