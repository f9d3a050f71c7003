import { expect, test } from 'vitest';
import { NEVER } from '../../../src/seats/seatUser';
import { inOneGo } from '../usage/inOneGo';
import { usersInView, type SeatsFilter } from '../../../src/seats/view';
import { seatUser, TODAY } from './users';

const USERS = [
  seatUser({ name: 'Beate', username: 'b', activeOn: TODAY - 200 }),
  seatUser({ name: 'anna', username: 'a', activeOn: NEVER }),
  seatUser({ name: 'Carl', username: 'blocked_one', state: 'banned', takesSeat: false }),
];

const EVERYBODY: SeatsFilter = { text: '', state: 'all', seat: 'all', idleDays: 90 };

test.each([
  ['all', {}, [0, 1, 2]],
  ['a part of a name', { text: ' ANN ' }, [1]],
  ['a part of a username', { text: 'blocked' }, [2]],
  ['a state', { state: 'blocked' }, [2]],
  ['seats', { seat: 'taken' }, [0, 1]],
  ['no seats', { seat: 'free' }, [2]],
  ['seats to win back', { seat: 'toWinBack' }, [0, 1]],
] as const)('the filter lets through %s', (_name, filter, expected) => {
  const order = { by: 'createdOn', descending: false } as const;
  const shown = inOneGo(usersInView(USERS, { ...EVERYBODY, ...filter }, order, TODAY));
  expect([...shown]).toEqual(expected);
});

test.each([
  ['name', false, [1, 0, 2]],
  ['activeOn', false, [1, 0, 2]],
  ['activeOn', true, [2, 0, 1]],
  ['takesSeat', true, [0, 1, 2]],
] as const)('sorts by %s, descending: %s', (by, descending, expected) => {
  expect([...inOneGo(usersInView(USERS, EVERYBODY, { by, descending }, TODAY))]).toEqual(expected);
});

test.each(['name', 'state', 'activeOn', 'takesSeat'] as const)(
  'sorts many users by %s as a comparison of each two does',
  (by) => {
    const names = ['Zoë', 'anna', 'Bo', 'bo', ''];
    const many = Array.from({ length: 9000 }, (_, id) =>
      seatUser({
        id,
        name: `${names[(id * 31) % 5]}${(id * 7919) % 97}`,
        state: id % 3 === 0 ? 'blocked' : 'active',
        activeOn: id % 11 === 0 ? NEVER : TODAY - ((id * 37) % 400),
        takesSeat: id % 2 === 0,
      }),
    );
    const key = (place: number) => {
      const value = many[place]?.[by];
      return typeof value === 'string' ? value.toLowerCase() : Number(value);
    };
    for (const descending of [false, true]) {
      const expected = many
        .map((_, place) => place)
        .sort((one, other) => {
          const [first, second] = [key(one), key(other)];
          return first === second ? one - other : first < second !== descending ? -1 : 1;
        });
      expect([...inOneGo(usersInView(many, EVERYBODY, { by, descending }, TODAY))]).toEqual(expected);
    }
  },
);
