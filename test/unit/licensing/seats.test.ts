import { describe, expect, it } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import type { Role } from '../../../src/licensing/roles';
import { billableUsers, seatsNow, seatsOf, type Seats } from '../../../src/licensing/seats';
import { day } from './rows';

const CURRENT: Role = { kind: 'current', expired: false };
const UPCOMING: Role = { kind: 'upcoming', takesOver: day('2027-02-01') };

describe('seatsOf', () => {
  it.each<[string, License, Role, number | undefined, Seats]>([
    [
      'a current license with fewer users today than once',
      { user_limit: 100, maximum_user_count: 130 },
      CURRENT,
      90,
      {
        kind: 'limited',
        limit: 100,
        now: { billable: 90, left: 10, over: 0, alert: false },
        atMaximum: { users: 130, over: 30 },
      },
    ],
    [
      'a limit of 0',
      { user_limit: 0, maximum_user_count: 95 },
      CURRENT,
      90,
      { kind: 'unlimited', billable: 90, maximum: 95 },
    ],
    ['a limit of 0 and nothing else known', { user_limit: 0 }, CURRENT, undefined, { kind: 'unlimited' }],
    ['no limit in the answer', { maximum_user_count: 95 }, CURRENT, 90, { kind: 'unknown' }],
    ['a limit that is null', { user_limit: null }, CURRENT, 90, { kind: 'unknown' }],
    [
      'users that the server does not tell',
      { user_limit: 100 },
      CURRENT,
      undefined,
      { kind: 'limited', limit: 100 },
    ],
    [
      'a license that ended long ago, with the users of today in the fields of the server',
      { user_limit: 50, historical_max: 40, maximum_user_count: 300, overage: 250 },
      { kind: 'expired' },
      300,
      { kind: 'ended', limit: 50, atMaximum: { users: 40, over: 0 } },
    ],
    [
      'one that had been exceeded',
      { user_limit: 50, historical_max: 62, maximum_user_count: 300 },
      { kind: 'current', expired: true },
      300,
      { kind: 'ended', limit: 50, atMaximum: { users: 62, over: 12 } },
    ],
    [
      'one that ended and does not tell its history',
      { user_limit: 50, maximum_user_count: 300 },
      { kind: 'expired' },
      300,
      { kind: 'ended', limit: 50 },
    ],
    [
      'an unlimited one that ended',
      { user_limit: 0, historical_max: 40, maximum_user_count: 300 },
      { kind: 'expired' },
      300,
      { kind: 'unlimited', maximum: 40 },
    ],
    [
      'an upcoming one with fewer seats than users today, whose maximum is not its own',
      { user_limit: 80, maximum_user_count: 90 },
      UPCOMING,
      90,
      { kind: 'limited', limit: 80, now: { billable: 90, left: 0, over: 10, alert: false } },
    ],
  ])('of %s', (_name, license, role, billable, seats) => {
    expect(seatsOf(license, role, billable)).toEqual(seats);
  });
});

describe("GitLab's alert", () => {
  it.each([
    ['one user never reaches it', 2, 1, false],
    ['one seat has no threshold', 1, 1, false],
    ['two of two', 2, 2, true],
    ['1 left of 3', 3, 2, true],
    ['2 left of 15', 15, 13, false],
    ['1 left of 15', 15, 14, true],
    ['3 left of 16', 16, 13, false],
    ['2 left of 16', 16, 14, true],
    ['3 left of 25', 25, 22, false],
    ['2 left of 25', 25, 23, true],
    ['3 left of 26: 13.0 %', 26, 23, false],
    ['2 left of 26: 8.3 %', 26, 24, true],
    ['10 % exactly', 33, 30, true],
    ['10.3 %', 32, 29, false],
    ['10 left of 99: 11.2 %', 99, 89, false],
    ['9 left of 99: 10 %', 99, 90, true],
    ['8 left of 100: 8.7 %', 100, 92, false],
    ['7 left of 100: 7.5 %', 100, 93, true],
    ['none left of 100', 100, 100, true],
    ['one over 100 is silent', 100, 101, false],
    ['8 % exactly', 108, 100, true],
    ['75 left of 999: 8.1 %', 999, 924, false],
    ['74 left of 999: exactly 8 %', 999, 925, true],
    ['48 left of 1000: 5.04 %', 1000, 952, false],
    ['47 left of 1000: 4.93 %', 1000, 953, true],
    ['5 % exactly', 1050, 1000, true],
    ['5.1 %', 1051, 1000, false],
    ['a large instance', 105_000, 100_000, true],
  ])('%s', (_name, limit, billable, alert) => {
    expect(seatsNow(limit, billable).alert).toBe(alert);
  });

  it('is silent above the limit, where the seats themselves say how many are over', () => {
    expect(seatsNow(100, 101)).toEqual({ billable: 101, left: 0, over: 1, alert: false });
  });
});

describe('billableUsers', () => {
  it.each<[string, License | undefined, number | undefined]>([
    ['without a license', undefined, undefined],
    ['of a server that does not tell', {}, undefined],
    ['of a server that says null', { active_users: null }, undefined],
    ['of an instance nobody uses', { active_users: 0 }, 0],
    ['of a usual answer', { active_users: 90 }, 90],
  ])('%s', (_name, current, expected) => {
    expect(billableUsers(current)).toBe(expected);
  });
});
