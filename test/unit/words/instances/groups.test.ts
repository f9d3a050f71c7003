import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import {
  groupAccessibleLabel,
  groupDescription,
  groupLabel,
  groupSeverity,
  groupTooltip,
} from '../../../../src/words/instances/groups';
import { answered, failed, license, muted, statusNow, TIMEOUT } from '../../fleet/statuses';

const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };
const ending = (days: number) => statusNow(answered([license(1, -300, days)]));
const calm = ending(200);
const rejected = statusNow({
  ...answered([license(1, -300, 200)]),
  attempt: failed({ kind: 'unauthorized', reason: 'token' } as never),
});
const signedOut = statusNow({ credentials: 'missing', attempt: { kind: 'idle' } });
const unreached = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) });
const over = statusNow(answered([license(1, -300, 200)], { users: 212 }));

const described = (...statuses: readonly InstanceStatus[]) => groupDescription(statuses, THRESHOLDS);

describe('the row of a group', () => {
  it('counts its instances by their trouble, the most pressing first', () => {
    expect(described(calm, rejected, ending(3), ending(-2), ending(-1), ending(7))).toBe(
      '2 expired, 2 within 7 days, 1 token rejected',
    );
    expect(described(ending(20), signedOut, over)).toBe('1 within 30 days, 1 signed out, 1 needs attention');
    expect(described(rejected, rejected, unreached)).toBe('2 tokens rejected, 1 not reachable');
  });

  it('counts each instance once, in its worst trouble', () => {
    const expired = statusNow({
      ...answered([license(1, -300, -3)], { users: 212 }),
      attempt: failed(TIMEOUT),
    });
    expect(described(expired)).toBe('1 expired');
  });

  it('says how many instances it has where nothing is wrong', () => {
    expect(described(calm)).toBe('1 instance');
    expect(described(calm, calm, muted(ending(-3)))).toBe('3 instances');
  });

  it('is named after the group, and the last one after what it lacks', () => {
    expect(groupLabel('Customers')).toBe('Customers');
    expect(groupLabel(undefined)).toBe('No group');
  });

  it('reads aloud what others see from its color', () => {
    expect(groupAccessibleLabel('A', [ending(3), calm], THRESHOLDS)).toBe(
      'A, 1 within 7 days, 2 instances, critical',
    );
    expect(groupAccessibleLabel('A', [calm], THRESHOLDS)).toBe('A, 1 instance');
  });

  it('has the severity of its worst instance that is not muted', () => {
    expect(groupSeverity([calm, ending(20), muted(ending(-3))])).toBe('warning');
    expect(groupSeverity([calm])).toBe('none');
  });

  it('has all of its troubles in the tooltip', () => {
    const statuses = [ending(-1), ending(3), rejected, ending(20), muted(calm)];
    expect(groupTooltip('A', statuses, THRESHOLDS).split('\n')).toEqual([
      'A',
      '',
      '5 instances',
      '1 expired',
      '1 within 7 days',
      '1 token rejected',
      '1 within 30 days',
      '1 muted',
    ]);
  });
});
