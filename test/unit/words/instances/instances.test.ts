import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { daysLeft } from '../../../../src/words/licenses/daysLeft';
import {
  instanceAccessibleLabel,
  instanceDescription,
  instanceSummary,
} from '../../../../src/words/instances/instances';
import {
  answered,
  failed,
  HOUR,
  inDays,
  license,
  muted,
  NOW as STATUS_NOW,
  statusNow,
  TIMEOUT,
} from '../../fleet/statuses';

const NOW = Date.parse('2027-01-04T12:00:00Z');
const TODAY = '2027-01-04' as PlainDate;
const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

const LICENSE: License = {
  id: 1,
  plan: 'ultimate',
  starts_at: '2026-01-27',
  expires_at: '2027-01-27',
  expired: false,
};

function known(license: License | undefined, facts: Partial<Facts> = {}): Facts {
  return {
    credentials: 'present',
    last: {
      current: license,
      licenses: license === undefined ? [] : [license],
      answer: { id: license?.id, at: NOW, since: NOW, on: TODAY },
    },
    attempt: { kind: 'idle' },
    ...facts,
  };
}

function status(facts: Facts, name = 'Production'): InstanceStatus {
  return statusOf(
    { url: `https://${name}.example` as InstanceUrl, name },
    facts,
    { now: NOW, today: TODAY },
    THRESHOLDS,
  );
}

describe('an instance in a line', () => {
  it.each<[string, Facts]>([
    ['23 days left · Ultimate', known(LICENSE)],
    ['never expires · Ultimate', known({ ...LICENSE, expires_at: null, expired: null })],
    ['no licenses', known(undefined)],
    ['loading…', { credentials: 'unknown', attempt: { kind: 'running' } }],
    ['signed out', { credentials: 'missing', attempt: { kind: 'idle' } }],
    [
      'No response within 30 s',
      { credentials: 'present', attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } },
    ],
    [
      'No response within 30 s · 23 days left · Ultimate',
      known(LICENSE, { attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } }),
    ],
  ])('reads: %s', (text, facts) => {
    expect(instanceDescription(status(facts), NOW)).toBe(text);
  });

  it('says how old is what it shows', () => {
    const stale = known(LICENSE, { attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } });
    expect(instanceDescription(status(stale), NOW + 3 * 3_600_000)).toBe(
      'No response within 30 s · 23 days left, as of 3 hours ago · Ultimate',
    );
  });

  it('says to a screen reader what others see from the icon', () => {
    expect(instanceAccessibleLabel(status(known(LICENSE)), NOW)).toBe(
      'Production, 23 days left, Ultimate, warning',
    );
    const calm = known({ ...LICENSE, expires_at: '2028-01-27' });
    expect(instanceAccessibleLabel(status(calm), NOW)).toBe('Production, 388 days left, Ultimate');
    const expired = known({ ...LICENSE, expires_at: '2027-01-01', expired: true });
    expect(instanceAccessibleLabel(status(expired), NOW)).toBe(
      'Production, expired 3 days ago, Ultimate, critical',
    );
  });

  it.each([
    [2, '2 days left'],
    [1, 'last day'],
    [0, 'expired today'],
    [-1, 'expired yesterday'],
    [-30, 'expired 30 days ago'],
  ])('with %i days left says "%s"', (days, text) => {
    expect(daysLeft(days)).toBe(text);
  });
});

describe('what else somebody should look at', () => {
  const calm = license(1, -100, 300);
  it.each<[string, Facts]>([
    ['12 days left · 12 over · Ultimate', answered([license(1, -100, 12)], { users: 212 })],
    ['47 days left · gap in 47 days · Ultimate', answered([license(1, -100, 47), license(2, 55, 300)])],
    ['12 days left · gap in 12 days · Ultimate', answered([license(1, -100, 12), license(2, 20, 385)])],
    [
      '12 days left · token expires in 2 days · 12 over · Ultimate',
      answered([license(1, -100, 12), license(2, 20, 300)], { users: 212, tokenExpiresOn: inDays(2) }),
    ],
    ['12 days left · Ultimate', answered([license(1, -100, 12)])],
    ['12 days left · signed out · Ultimate', answered([license(1, -100, 12)], { credentials: 'missing' })],
    [
      'No response within 30 s · 300 days left, as of 2 days ago · Ultimate',
      answered([license(1, -102, 300)], { at: STATUS_NOW - 48 * HOUR, attempt: failed(TIMEOUT) }),
    ],
    [
      'Token revoked · 300 days left · Ultimate',
      answered([calm], { attempt: failed({ kind: 'tokenRevoked' }) }),
    ],
    ['no licenses · token expires in 2 days', answered([], { tokenExpiresOn: inDays(2) })],
  ])('stands behind the days left, two of it at most: %s', (text, facts) => {
    expect(instanceDescription(statusNow(facts), STATUS_NOW)).toBe(text);
  });

  it('is not shouted of a muted instance, which says that it is muted', () => {
    const crowded = muted(statusNow(answered([license(1, -100, 12)], { users: 212 })));
    expect(instanceDescription(crowded, STATUS_NOW)).toBe('12 days left · muted · 12 over · Ultimate');
    expect(instanceAccessibleLabel(crowded, STATUS_NOW)).not.toContain('warning');
    const down = muted(statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }));
    expect(instanceDescription(down, STATUS_NOW)).toBe('No response within 30 s · muted');
  });

  it('is left to the list of reasons in a summary', () => {
    const crowded = statusNow(answered([license(1, -100, 12)], { users: 212 }));
    expect(instanceSummary(crowded, STATUS_NOW)).toBe('Ultimate · 12 days left');
  });

  it('is read to people who do not see the row below, and once', () => {
    const down = statusNow(answered([calm], { attempt: failed(TIMEOUT) }));
    expect(instanceAccessibleLabel(down, STATUS_NOW)).toBe(
      'Production, No response within 30 s, 300 days left, Ultimate',
    );
    const revoked = statusNow(answered([calm], { attempt: failed({ kind: 'tokenRevoked' }) }));
    expect(instanceAccessibleLabel(revoked, STATUS_NOW).split('Token revoked')).toHaveLength(2);
  });
});
