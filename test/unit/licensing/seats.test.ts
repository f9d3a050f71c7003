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
      { kind: 'limited', limit: 80, now: { billable: 90, left: 0, over: 10, alert: true } },
    ],
  ])('of %s', (_name, license, role, billable, seats) => {
    expect(seatsOf(license, role, billable)).toEqual(seats);
  });
});

describe("GitLab's alert", () => {
  it.each([
    ['S3: 7 left of 100', 100, 93, true],
    ['S4: 8 left of 100', 100, 92, true],
    ['S4: 9 left of 100', 100, 91, false],
    ['S5: 1 left of 15', 15, 14, true],
    ['S6: 2 left of 25', 25, 23, true],
    ['S7: 50 left of 1000', 1000, 950, true],
    ['S7: 51 left of 1000', 1000, 949, false],
    ['S8: none left', 100, 100, true],
    ['S8: one over', 100, 101, true],
    ['S9: one user never reaches it', 2, 1, false],
    ['one user of one seat', 1, 1, false],
    ['two of two', 2, 2, true],
    ['2 left of 15', 15, 13, false],
    ['3 left of 25', 25, 22, false],
    ['2.6 of 26 seats allow 2', 26, 24, true],
    ['2.6 of 26 seats do not allow 3', 26, 23, false],
    ['a large instance', 105_000, 100_000, true],
  ])('%s', (_name, limit, billable, alert) => {
    expect(seatsNow(limit, billable).alert).toBe(alert);
  });

  it('is that of GitLab 19 at every boundary for limits of 1 to 2,000', () => {
    for (let limit = 1; limit <= 2000; limit++) {
      for (let billable = 0; billable <= limit + 2; billable++) {
        if (seatsNow(limit, billable).alert !== isNearLimit(limit, billable)) {
          expect.fail(`${billable} of ${limit} seats`);
        }
      }
    }
  });

  it('tells how many are over as well', () => {
    expect(seatsNow(100, 101)).toEqual({ billable: 101, left: 0, over: 1, alert: true });
  });
});

/** A direct port of `ee/lib/gitlab_subscriptions/seat_thresholds.rb` of GitLab 19. */
function isNearLimit(licensed: number, users: number): boolean {
  const left = licensed - users;
  if (users <= 1) {
    return false;
  }
  if (licensed <= 15) {
    return left <= 1;
  }
  if (licensed <= 25) {
    return left <= 2;
  }
  const share = licensed <= 99 ? 10 : licensed <= 999 ? 8 : 5;
  return (left / licensed) * 100 <= share;
}

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
