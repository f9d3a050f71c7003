import { beforeEach, describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../src/fleet/status';
import type { Facts } from '../../../src/fleet/facts';
import { statusOf } from '../../../src/fleet/status';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import type { PlainDate } from '../../../src/licensing/plainDate';
import {
  daysLeft,
  instanceAccessibleLabel,
  instanceDescription,
  instanceProblem,
} from '../../../src/words/instances';
import { ago, count, setLanguage } from '../../../src/words/language';

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

const TIMEOUT = { kind: 'timeout', seconds: 30, waitingFor: 'headers' } as const;

describe('an instance in a line', () => {
  it.each<[string, Facts]>([
    ['Ultimate · 23 days left', known(LICENSE)],
    ['Ultimate · never expires', known({ ...LICENSE, expires_at: null, expired: null })],
    ['no licenses', known(undefined)],
    ['loading…', { credentials: 'unknown', attempt: { kind: 'running' } }],
    ['signed out', { credentials: 'missing', attempt: { kind: 'idle' } }],
    [
      'No answer within 30 s',
      { credentials: 'present', attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } },
    ],
    [
      'Ultimate · 23 days left · as of just now',
      known(LICENSE, { attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } }),
    ],
  ])('reads: %s', (text, facts) => {
    expect(instanceDescription(status(facts), NOW)).toBe(text);
  });

  it('says how old is what it shows', () => {
    const stale = known(LICENSE, { attempt: { kind: 'failed', failure: TIMEOUT, at: NOW, inARow: 1 } });
    expect(instanceDescription(status(stale), NOW + 3 * 3_600_000)).toBe(
      'Ultimate · 23 days left · as of 3 hours ago',
    );
  });

  it('says to a screen reader what others see from the icon', () => {
    expect(instanceAccessibleLabel(status(known(LICENSE)), NOW)).toBe(
      'Production, Ultimate · 23 days left, warning',
    );
    const calm = known({ ...LICENSE, expires_at: '2028-01-27' });
    expect(instanceAccessibleLabel(status(calm), NOW)).toBe('Production, Ultimate · 388 days left');
    const expired = known({ ...LICENSE, expires_at: '2027-01-01', expired: true });
    expect(instanceAccessibleLabel(status(expired), NOW)).toBe(
      'Production, Ultimate · expired 3 days ago, critical',
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

  it('names what is wrong with a hand-made entry', () => {
    expect(instanceProblem({ kind: 'notAnEntry', index: 0 })).toContain('Entry 1');
    expect(instanceProblem({ kind: 'badAddress', index: 1, address: 'ftp://x' })).toContain('ftp://x');
    const url = 'https://a.example' as InstanceUrl;
    expect(instanceProblem({ kind: 'duplicate', index: 2, address: 'https://A.example', url })).toContain(
      'https://A.example',
    );
  });
});

describe('the language', () => {
  beforeEach(() => setLanguage('en', undefined));

  it.each([
    [10, 'just now'],
    [60, '1 minute ago'],
    [90 * 60, '2 hours ago'],
    [3 * 86_400, '3 days ago'],
  ])('says of %i seconds: %s', (seconds, text) => {
    expect(ago(NOW - seconds * 1000, NOW)).toBe(text);
  });

  it('writes numbers and spans as its readers do', () => {
    setLanguage('de', undefined);
    expect(count(12345)).toBe('12.345');
    expect(ago(NOW - 120_000, NOW)).toBe('vor 2 Minuten');
  });

  it('falls back to English for a language that is none', () => {
    setLanguage('zz', undefined);
    expect(count(12345)).toBe('12,345');
  });
});
