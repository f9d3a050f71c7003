import { expect, test } from 'vitest';
import { NEVER } from '../../../src/seats/seatUser';
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
  const shown = usersInView(
    USERS,
    { ...EVERYBODY, ...filter },
    { by: 'createdOn', descending: false },
    TODAY,
  );
  expect(shown).toEqual(expected);
});

test.each([
  ['name', false, [1, 0, 2]],
  ['activeOn', false, [1, 0, 2]],
  ['activeOn', true, [2, 0, 1]],
  ['takesSeat', true, [0, 1, 2]],
] as const)('sorts by %s, descending: %s', (by, descending, expected) => {
  expect(usersInView(USERS, EVERYBODY, { by, descending }, TODAY)).toEqual(expected);
});
