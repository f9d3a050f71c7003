import { describe, expect, test } from 'vitest';
import { NEVER } from '../../../src/seats/seatUser';
import { idleness, statistics } from '../../../src/seats/statistics';
import { seatUser, TODAY } from './users';

describe('who is idle', () => {
  test.each([
    ['active 89 days ago', { activeOn: TODAY - 89 }, undefined],
    ['active 90 days ago', { activeOn: TODAY - 90 }, 'idle'],
    ['never active, old', { activeOn: NEVER, createdOn: TODAY - 90 }, 'never'],
    ['never active, new', { activeOn: NEVER, createdOn: TODAY - 89 }, undefined],
    ['never active, of unknown age', { activeOn: NEVER, createdOn: NEVER }, 'never'],
    ['without a seat', { activeOn: TODAY - 900, takesSeat: false }, undefined],
    ['active in the future', { activeOn: TODAY + 5 }, undefined],
  ] as const)('%s', (_name, user, expected) => {
    expect(idleness(seatUser(user), TODAY, 90)).toBe(expected);
  });
});

describe('the counts', () => {
  test('say who takes a seat, who could give it back, and whose account is closed', () => {
    const users = [
      seatUser(),
      seatUser({ activeOn: TODAY - 100 }),
      seatUser({ activeOn: NEVER }),
      ...['blocked', 'ldap_blocked', 'banned', 'blocked_pending_approval', 'deactivated'].map((state) =>
        seatUser({ state, takesSeat: false }),
      ),
      seatUser({ state: 'something_new', takesSeat: false }),
    ];
    expect(statistics(users, TODAY, 90)).toEqual({
      users: 9,
      taken: 3,
      idle: 1,
      neverActive: 1,
      inactiveAccounts: 5,
    });
    expect(statistics(users, TODAY, 180).idle).toBe(0);
  });
});
