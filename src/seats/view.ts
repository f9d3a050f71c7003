import type { TableOrder } from '../tables/protocol';
import { inParts, type Steps } from '../usage/parts';
import { accountState, idleness, type AccountState } from './statistics';
import type { SeatUser } from './seatUser';

/** The columns that the table can be sorted by. */
export const COLUMNS = ['name', 'state', 'takesSeat', 'activeOn', 'signedInOn', 'createdOn'] as const;
export type Column = (typeof COLUMNS)[number];

export type SeatsOrder = TableOrder<Column>;

export interface SeatsFilter {
  /** Part of a name or user name, in any case; empty: everybody. */
  readonly text: string;
  readonly state: AccountState | 'all';
  readonly seat: 'all' | 'taken' | 'free' | 'toWinBack';
  readonly idleDays: number;
}

/** How many users are sorted in a few milliseconds. */
const SORTED_AT_ONCE = 2048;

/**
 * The users that the filter lets through, in order. Users of the same value stay in GitLab's order. In steps: of tens of
 * thousands, it takes longer than a page may be held up.
 *
 * @param today the day counted from 1970-01-01
 * @returns their places in `users`
 */
export function* usersInView(
  users: readonly SeatUser[],
  filter: SeatsFilter,
  { by, descending }: SeatsOrder,
  today: number,
): Steps<Int32Array<ArrayBuffer>> {
  const wanted = filter.text.trim().toLowerCase();
  const places = new Int32Array(users.length);
  let length = 0;
  yield* inParts(users.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const user = users[place];
      if (user !== undefined && isInView(user, filter, wanted, today)) {
        places[length++] = place;
      }
    }
  });
  return yield* sorted(users, places.subarray(0, length), by, descending);
}

function isInView(user: SeatUser, filter: SeatsFilter, wanted: string, today: number): boolean {
  const { state, seat, idleDays } = filter;
  if (state !== 'all' && accountState(user.state) !== state) {
    return false;
  }
  if (wanted !== '' && !`${user.name}\n${user.username}`.toLowerCase().includes(wanted)) {
    return false;
  }
  switch (seat) {
    case 'all':
      return true;
    case 'taken':
      return user.takesSeat;
    case 'free':
      return !user.takesSeat;
    case 'toWinBack':
      return idleness(user, today, idleDays) !== undefined;
  }
}

/** Sorts parts of them, and then merges two and two. */
function* sorted(
  users: readonly SeatUser[],
  found: Int32Array<ArrayBuffer>,
  by: Column,
  descending: boolean,
): Steps<Int32Array<ArrayBuffer>> {
  const compare =
    by === 'name' || by === 'state'
      ? byKeys(yield* textKeys(users, found, by), '', descending)
      : byKeys(yield* numberKeys(users, found, by), 0, descending);
  for (let from = 0; from < found.length; from += SORTED_AT_ONCE) {
    found.subarray(from, from + SORTED_AT_ONCE).sort(compare);
    yield;
  }
  let result = found;
  for (let width = SORTED_AT_ONCE; width < found.length; width *= 2) {
    result = yield* mergedPairs(result, width, compare);
  }
  return result;
}

type Compare = (one: number, other: number) => number;

/** Compares places by their keys, and equal ones by GitLab's order. */
function byKeys<Key extends string | number>(
  keys: Readonly<Record<number, Key>>,
  none: Key,
  descending: boolean,
): Compare {
  const direction = descending ? -1 : 1;
  return (one, other) => {
    const [first, second] = [keys[one] ?? none, keys[other] ?? none];
    return first === second ? one - other : first < second ? -direction : direction;
  };
}

function* textKeys(
  users: readonly SeatUser[],
  found: Int32Array,
  by: 'name' | 'state',
): Steps<readonly string[]> {
  const keys = new Array<string>(users.length);
  yield* inParts(found.length, (from, to) => {
    for (const place of found.subarray(from, to)) {
      keys[place] = users[place]?.[by].toLowerCase() ?? '';
    }
  });
  return keys;
}

function* numberKeys(
  users: readonly SeatUser[],
  found: Int32Array,
  by: Exclude<Column, 'name' | 'state'>,
): Steps<Float64Array> {
  const keys = new Float64Array(users.length);
  yield* inParts(found.length, (from, to) => {
    for (const place of found.subarray(from, to)) {
      keys[place] = Number(users[place]?.[by]);
    }
  });
  return keys;
}

/** Merges each two neighbors of sorted parts. @param width of each part */
function* mergedPairs(
  parts: Int32Array<ArrayBuffer>,
  width: number,
  compare: Compare,
): Steps<Int32Array<ArrayBuffer>> {
  const merged = new Int32Array(parts.length);
  let [left, right] = [0, width];
  yield* inParts(parts.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const start = index - (index % (2 * width));
      if (index === start) {
        [left, right] = [start, start + width];
      }
      const [one, other] = [
        left < start + width ? parts[left] : undefined,
        right < start + 2 * width ? parts[right] : undefined,
      ];
      const isLeft = other === undefined || (one !== undefined && compare(one, other) <= 0);
      merged[index] = (isLeft ? one : other) ?? 0;
      if (isLeft) {
        left++;
      } else {
        right++;
      }
    }
  });
  return merged;
}
