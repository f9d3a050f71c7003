import { describe, expect, it } from 'vitest';
import { claimName, type ClaimMark, type Claims } from '../../../../src/fleet/notifications/claims';
import { dueWarnings, tomorrow } from '../../../../src/fleet/notifications/dueWarnings';
import { warningsOf } from '../../../../src/fleet/notifications/warnings';
import type { Facts } from '../../../../src/fleet/facts';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { answered, failed, HOUR, inDays, license, muted, NOW, statusNow, TIMEOUT } from '../statuses';

const DAYS = [90, 60, 30, 14, 7, 1];
const NONE: Claims = { names: [], dueAt: new Map() };

/** Each warning in short, with the nearest step and those before it: "expiry 1 14 < 30 60 90". */
function due(status: InstanceStatus, claims = NONE, now = NOW): string[] {
  return dueWarnings([status], claims, DAYS, now).map(({ subject, passed: [nearest, ...before] }) =>
    [subject.kind, subject.licenseId, nearest, ...(before.length > 0 ? ['<', ...before] : [])]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

/** The claims of the status's warnings with these marks. */
function claimed(status: InstanceStatus, ...marks: readonly ClaimMark[]): Claims {
  const subjects = warningsOf(status, DAYS).map(({ subject }) => subject);
  return { ...NONE, names: subjects.flatMap((subject) => marks.map((mark) => claimName(subject, mark))) };
}

const calm = license(1, -100, 300);

describe('what is due', () => {
  it.each<[string, Facts, string[]]>([
    ['91 days before the end', answered([license(1, -100, 91)]), []],
    ['90 days before the end', answered([license(1, -100, 90)]), ['expiry 1 90']],
    ['61 days before the end', answered([license(1, -100, 61)]), ['expiry 1 90']],
    ['13 days before the end', answered([license(1, -100, 13)]), ['expiry 1 14 < 30 60 90']],
    ['on the last day', answered([license(1, -100, 1)]), ['expiry 1 1 < 7 14 30 60 90']],
    ['on the day of expiry', answered([license(1, -100, 0)]), ['expiry 1 0 < 1 7 14 30 60 90']],
    ['a month after the end', answered([license(1, -100, -30)]), ['expiry 1 0 < 1 7 14 30 60 90']],
    ['later than that', answered([license(1, -100, -31)]), []],
    ['with a renewal as good', answered([license(1, -100, 13), license(2, 13, 370)]), []],
    [
      'with a renewal as good that ends soon, too',
      answered([license(1, -100, 13), license(2, 13, 50)]),
      ['expiry 2 60 < 90'],
    ],
    [
      'with a worse renewal',
      answered([license(1, -100, 13), license(2, 13, 370, { user_limit: 80 })]),
      ['renewal 2 14 < 30 60 90 Infinity'],
    ],
    [
      'with a worse renewal far ahead',
      answered([license(1, -100, 200), license(2, 200, 500, { plan: 'premium' })]),
      ['renewal 2 Infinity'],
    ],
    [
      'with a worse renewal behind a gap',
      answered([license(1, -100, 13), license(2, 20, 370, { plan: 'premium' })]),
      ['expiry 1 14 < 30 60 90', 'gap 1 Infinity', 'renewal 2 Infinity'],
    ],
    ['with few seats left', answered([calm], { users: 190 }), ['seats 1 Infinity']],
    ['with too few seats', answered([calm], { users: 214 }), ['seats 1 0 < Infinity']],
    ['15 days before the end of the token', answered([calm], { tokenExpiresOn: inDays(15) }), []],
    ['14 days before it', answered([calm], { tokenExpiresOn: inDays(14) }), ['token 14']],
    ['3 days before it', answered([calm], { tokenExpiresOn: inDays(3) }), ['token 3 < 14']],
    ['of a rejected token', answered([calm], { attempt: failed({ kind: 'tokenRevoked' }) }), []],
    [
      'of a server that does not answer',
      answered([license(1, -100, 13)], { at: NOW - 72 * HOUR, attempt: failed(TIMEOUT) }),
      ['expiry 1 14 < 30 60 90'],
    ],
    ['without licenses', answered([]), []],
    ['without an end', answered([{ ...calm, expires_at: null, expired: null }]), []],
    ['while it is asked', answered([license(1, -100, 13)], { attempt: { kind: 'running' } }), []],
    [
      'before the first answer of the session',
      answered([license(1, -100, 13)], { credentials: 'unknown' }),
      [],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(due(statusNow(facts))).toEqual(expected);
  });

  it('is nothing of a muted instance', () => {
    expect(due(muted(statusNow(answered([license(1, -100, 13)], { users: 214 }))))).toEqual([]);
  });

  it.each<[string, readonly ClaimMark[], boolean]>([
    ['its step', [14], false],
    ['a step before it', [30], true],
    ['a nearer one, when the setting was another', [10], false],
    ['the wish to hear nothing of it again', ['never'], false],
  ])('is not what is claimed by %s', (_name, marks, isDue) => {
    const status = statusNow(answered([license(1, -100, 13)]));
    expect(due(status, claimed(status, ...marks)).length > 0).toBe(isDue);
  });

  it('is again what another license ends with', () => {
    const claims = claimed(statusNow(answered([license(1, -100, 13)])), 0, 'never');
    expect(due(statusNow(answered([license(2, -100, 20)])), claims)).toEqual(['expiry 2 30 < 60 90']);
  });

  it.each<[string, number, string[]]>([
    ['not before its time', NOW + 1, []],
    ['in its time', NOW, ['expiry 1 14 < 30 60 90']],
    ['where a wrong clock wrote it', NOW + 72 * HOUR, ['expiry 1 14 < 30 60 90']],
  ])('is a reminder %s', (_name, at, expected) => {
    const status = statusNow(answered([license(1, -100, 13)]));
    const { names } = claimed(status, 14, 30, 60, 90, 'later');
    const later = names.find((name) => name.includes('later'))!;
    expect(due(status, { names, dueAt: new Map([[later, at]]) })).toEqual(expected);
  });
});

describe('tomorrow', () => {
  it.each([
    [new Date(2027, 0, 31, 23, 55), new Date(2027, 1, 1, 6)],
    [new Date(2027, 1, 1, 0, 5), new Date(2027, 1, 2, 6)],
  ])('after %s is in the morning', (now, expected) => {
    expect(tomorrow(now.getTime())).toBe(expected.getTime());
  });
});
