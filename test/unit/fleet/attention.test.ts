import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/fleet/facts';
import type { Failure } from '../../../src/gitlab/errors';
import { answered, failed, HOUR, inDays, license, NOW, statusNow, TIMEOUT } from './statuses';

/** Each reason in short: "expiry critical 5 2027-01-15"; the number is the license's id. */
function reasons(facts: Facts): string[] {
  return statusNow(facts).attention.reasons.map(({ kind, severity, licenseId, date }) =>
    [kind, severity, licenseId, date].filter((part) => part !== undefined).join(' '),
  );
}

const calm = license(1, -100, 300);

describe('attention for the licenses', () => {
  it.each<[string, Facts, string[]]>([
    ['nothing to say', answered([calm]), []],
    ['31 days left', answered([license(1, -100, 31)]), []],
    ['30 days left', answered([license(1, -100, 30)]), [`expiry warning 1 ${inDays(30)}`]],
    ['8 days left', answered([license(1, -100, 8)]), [`expiry warning 1 ${inDays(8)}`]],
    ['7 days left', answered([license(1, -100, 7)]), [`expiry critical 1 ${inDays(7)}`]],
    ['expired three days ago', answered([license(1, -100, -3)]), [`expiry expired 1 ${inDays(-3)}`]],
    ['no license', answered([]), []],
    ['a license without an end', answered([{ ...calm, expires_at: null, expired: null }]), []],
    ['a renewal as good', answered([license(1, -100, 5), license(2, 5, 370)]), []],
    [
      'a gap far ahead',
      answered([license(1, -100, 200), license(2, 208, 500)]),
      [`gap warning ${inDays(200)}`],
    ],
    [
      'a gap that is near',
      answered([license(1, -100, 5), license(2, 13, 370)]),
      [`expiry critical 1 ${inDays(5)}`, `gap warning ${inDays(5)}`],
    ],
    [
      'a renewal with too few seats',
      answered([license(1, -100, 5), license(2, 5, 370, { user_limit: 80 })], { users: 90 }),
      [`renewal warning 2 ${inDays(5)}`],
    ],
    [
      'a renewal with a lower plan, far ahead',
      answered([license(1, -100, 300), license(2, 300, 700, { plan: 'premium' })]),
      [`renewal warning 2 ${inDays(300)}`],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(reasons(facts)).toEqual(expected);
  });

  it.each<[string, number, string[]]>([
    ['well below the limit', 100, []],
    ["just above GitLab's alert", 183, []],
    ["at GitLab's alert", 184, ['seats warning 1']],
    ['at the limit', 200, ['seats warning 1']],
    ['over it', 214, ['seats warning 1']],
  ])('seats %s', (_name, users, expected) => {
    expect(reasons(answered([calm], { users }))).toEqual(expected);
  });

  it.each<[string, Facts]>([
    ['have no limit', answered([{ ...calm, user_limit: 0 }], { users: 9_999 })],
    ['are not told', answered([{ ...calm, user_limit: null }], { users: 9_999 })],
  ])('seats that %s are no reason', (_name, facts) => {
    expect(reasons(facts)).toEqual([]);
  });

  it('says nothing of seats once the license has ended', () => {
    expect(reasons(answered([license(1, -100, -3)], { users: 300 }))).toEqual([
      `expiry expired 1 ${inDays(-3)}`,
    ]);
  });

  it('counts the users against the license that has taken over since the answer', () => {
    const yesterday = { at: NOW - 24 * HOUR, users: 150 };
    const facts = answered(
      [license(1, -100, 0, { expired: false }), license(2, 0, 365, { user_limit: 140 })],
      yesterday,
    );
    expect(reasons(facts)).toEqual(['seats warning 2']);
  });
});

describe('attention for the way to the instance', () => {
  const UNKNOWN: Facts = { credentials: 'present', attempt: { kind: 'idle' } };

  it.each<[Failure, string[]]>([
    [{ kind: 'unauthorized' }, ['token critical']],
    [{ kind: 'tokenExpired' }, ['token critical']],
    [{ kind: 'tokenRevoked' }, ['token critical']],
    [{ kind: 'insufficientScope', wanted: ['read_api'] }, ['token warning']],
    [{ kind: 'notAdmin' }, ['token warning']],
    [{ kind: 'adminMode' }, ['token warning']],
    [{ kind: 'forbidden' }, ['token warning']],
    [TIMEOUT, ['unreachable warning']],
    [{ kind: 'secretStorage' }, ['unreachable warning']],
    [{ kind: 'cancelled' }, []],
  ])('when nothing was ever fetched: %o', (failure, expected) => {
    expect(reasons({ ...UNKNOWN, attempt: failed(failure) })).toEqual(expected);
  });

  it.each([
    ['an hour', 1, []],
    ['a day', 24, []],
    ['more than a day', 25, ['unreachable warning']],
  ])('after %s without an answer', (_name, hours, expected) => {
    const at = NOW - hours * HOUR;
    expect(reasons(answered([calm], { at, attempt: failed(TIMEOUT) }))).toEqual(expected);
    expect(reasons(answered([calm], { at }))).toEqual([]);
  });

  it('keeps the reason while the next attempt runs', () => {
    const after = failed({ kind: 'tokenRevoked' });
    expect(reasons({ ...UNKNOWN, attempt: { kind: 'running', after } })).toEqual(['token critical']);
  });

  it.each([
    [15, []],
    [14, [`token warning ${inDays(14)}`]],
    [4, [`token warning ${inDays(4)}`]],
    [3, [`token critical ${inDays(3)}`]],
    [0, [`token critical ${inDays(0)}`]],
    [-1, [`token critical ${inDays(-1)}`]],
  ])('with a token that expires in %i days', (days, expected) => {
    expect(reasons(answered([calm], { tokenExpiresOn: inDays(days) }))).toEqual(expected);
  });

  it('with a token that expires on a day of no calendar', () => {
    expect(reasons(answered([calm], { tokenExpiresOn: 'unknown' }))).toEqual(['token warning']);
  });

  it('tells of a token once, in the words of the server', () => {
    const facts = answered([calm], {
      tokenExpiresOn: inDays(2),
      attempt: failed({ kind: 'tokenRevoked' }),
    });
    expect(reasons(facts)).toEqual(['token critical']);
  });

  it('makes no alarm of being signed out', () => {
    const facts = answered([calm], { credentials: 'missing', tokenExpiresOn: inDays(2) });
    expect(statusNow(facts).attention).toEqual({ severity: 'ok', reasons: [] });
  });
});

describe('attention as a whole', () => {
  it('begins with the worst, then the end, then what is true already, then by date', () => {
    const facts = answered(
      [
        license(1, -100, 20),
        license(2, 28, 370, { user_limit: 80 }),
        license(3, 380, 700, { user_limit: 300 }),
      ],
      { users: 214, tokenExpiresOn: inDays(2) },
    );
    expect(reasons(facts)).toEqual([
      `token critical ${inDays(2)}`,
      `expiry warning 1 ${inDays(20)}`,
      'seats warning 1',
      `gap warning ${inDays(20)}`,
      `renewal warning 2 ${inDays(28)}`,
      `gap warning ${inDays(370)}`,
    ]);
  });

  it.each<[string, Facts, string]>([
    ['of its worst reason', answered([license(1, -100, 20)], { tokenExpiresOn: inDays(2) }), 'critical'],
    ['of the coverage when there is none', answered([calm]), 'ok'],
    ['none when there is no license', answered([]), 'none'],
    ['none when nothing is known', { credentials: 'unknown', attempt: { kind: 'idle' } }, 'none'],
  ])('has the severity %s', (_name, facts, severity) => {
    expect(statusNow(facts).attention.severity).toBe(severity);
  });
});
