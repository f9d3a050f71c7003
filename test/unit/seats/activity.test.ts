import { describe, expect, test } from 'vitest';
import { activityBars } from '../../../src/seats/activity';
import { NEVER } from '../../../src/seats/seatUser';
import { seatUser, TODAY } from './users';

describe('the bars of last activity', () => {
  const daysAgo = (days: number) => seatUser({ activeOn: TODAY - days });

  test('part on the days on which a user becomes idle', () => {
    const users = [0, 6, 7, 29, 30, 59, 60, 89, 90, 179, 180, 364, 365, 4000].map(daysAgo);
    const bars = activityBars(users, TODAY, 90);
    expect(bars.map(({ from, to, users: count, idle }) => [from, to, count, idle])).toEqual([
      [0, 6, 2, 0],
      [7, 29, 2, 0],
      [30, 59, 2, 0],
      [60, 89, 2, 0],
      [90, 179, 2, 2],
      [180, 364, 2, 2],
      [365, undefined, 2, 2],
      [undefined, undefined, 0, 0],
    ]);
  });

  test('have one for never, in which who has just come is not idle', () => {
    const users = [10, 100].map((days) => seatUser({ activeOn: NEVER, createdOn: TODAY - days }));
    expect(activityBars(users, TODAY, 90).at(-1)).toEqual({
      from: undefined,
      to: undefined,
      users: 2,
      idle: 1,
    });
  });

  test('leave out who takes no seat, and put the day ahead to the first', () => {
    const users = [seatUser({ takesSeat: false }), daysAgo(-1)];
    expect(activityBars(users, TODAY, 90).map(({ users: count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  });
});
