import { describe, expect, test } from 'vitest';
import type { ActivityBar } from '../../../src/seats/activity';
import { NEVER } from '../../../src/seats/seatUser';
import type { SeatUser } from '../../../src/seats/seatUser';
import { Tally } from '../../../src/seats/tally';
import { statistics } from '../../../src/seats/statistics';
import { seatUser, TODAY } from './users';

function activityBars(users: readonly SeatUser[], today: number, idleDays: number): readonly ActivityBar[] {
  const tally = new Tally(today);
  tally.update(users, idleDays);
  return tally.bars;
}

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

  test('count each user once who comes bit by bit, and all again by another measure', () => {
    const users = [0, 40, 100, 200].map(daysAgo);
    const tally = new Tally(TODAY);
    tally.update(users.slice(0, 1), 90);
    tally.update(users, 90);
    tally.update(users, 90);
    expect(tally.statistics).toEqual(statistics(users, TODAY, 90));
    expect(tally.statistics).toMatchObject({ users: 4, idle: 2 });
    tally.update(users, 30);
    expect(tally.statistics).toEqual(statistics(users, TODAY, 30));
    expect(tally.bars.map(({ users: count, idle }) => [count, idle])).toEqual([
      [1, 0],
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
  });
});
