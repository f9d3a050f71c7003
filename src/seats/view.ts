import { inParts, type Steps } from '../usage/parts';
import { accountState, idleness, type AccountState } from './statistics';
import type { SeatUser } from './seatUser';

/** The columns that the table can be sorted by. */
export const COLUMNS = ['name', 'state', 'takesSeat', 'activeOn', 'signedInOn', 'createdOn'] as const;
export type Column = (typeof COLUMNS)[number];

export interface SeatsOrder {
  readonly by: Column;
  readonly descending: boolean;
}

export interface SeatsFilter {
  /** Part of a name or user name, in any case; empty: everybody. */
  readonly text: string;
  readonly state: AccountState | 'all';
  readonly seat: 'all' | 'taken' | 'free' | 'toWinBack';
  readonly idleDays: number;
}

/** A number and a place below this have room in one number, which sorts by the first and then by the second. */
const MOST_PLACES = 2 ** 21;

/** How many texts are sorted in a few milliseconds. */
const TEXTS_AT_ONCE = 2048;

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
  const found = places.subarray(0, length);
  return by === 'name' || by === 'state'
    ? yield* sortedByText(users, found, by, descending)
    : yield* sortedByNumber(users, found, by, descending);
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

function* sortedByNumber(
  users: readonly SeatUser[],
  found: Int32Array<ArrayBuffer>,
  by: Exclude<Column, 'name' | 'state'>,
  descending: boolean,
): Steps<Int32Array<ArrayBuffer>> {
  const keys = new Float64Array(found.length);
  yield* inParts(found.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const place = found[index] ?? 0;
      const value = Number(users[place]?.[by]);
      keys[index] = (descending ? -value : value) * MOST_PLACES + place;
    }
  });
  keys.sort();
  yield;
  return Int32Array.from(keys, (key) => ((key % MOST_PLACES) + MOST_PLACES) % MOST_PLACES);
}

/** Sorts parts of them, and then merges two and two. */
function* sortedByText(
  users: readonly SeatUser[],
  found: Int32Array<ArrayBuffer>,
  by: 'name' | 'state',
  descending: boolean,
): Steps<Int32Array<ArrayBuffer>> {
  const keys = new Array<string>(users.length);
  yield* inParts(found.length, (from, to) => {
    for (const place of found.subarray(from, to)) {
      keys[place] = users[place]?.[by].toLowerCase() ?? '';
    }
  });
  const direction = descending ? -1 : 1;
  const compare = (one: number, other: number) => {
    const [first, second] = [keys[one] ?? '', keys[other] ?? ''];
    return first === second ? one - other : first < second ? -direction : direction;
  };
  for (let from = 0; from < found.length; from += TEXTS_AT_ONCE) {
    found.subarray(from, from + TEXTS_AT_ONCE).sort(compare);
    yield;
  }
  let sorted = found;
  for (let width = TEXTS_AT_ONCE; width < found.length; width *= 2) {
    sorted = yield* mergedPairs(sorted, width, compare);
  }
  return sorted;
}

/** Merges each two neighbors of sorted parts. @param width of each part */
function* mergedPairs(
  parts: Int32Array<ArrayBuffer>,
  width: number,
  compare: (one: number, other: number) => number,
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
