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

/**
 * The users that the filter lets through, in order. Users of the same value stay in GitLab's order.
 *
 * @param today the day counted from 1970-01-01
 * @returns their places in `users`
 */
export function usersInView(
  users: readonly SeatUser[],
  filter: SeatsFilter,
  { by, descending }: SeatsOrder,
  today: number,
): number[] {
  const wanted = filter.text.trim().toLowerCase();
  const places: number[] = [];
  users.forEach((user, place) => {
    if (isInView(user, filter, wanted, today)) {
      places.push(place);
    }
  });
  const keys = users.map((user) => keyOf(user, by));
  const direction = descending ? -1 : 1;
  return places.sort((one, other) => {
    const [first, second] = [keys[one] ?? '', keys[other] ?? ''];
    return first === second ? one - other : first < second ? -direction : direction;
  });
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

function keyOf(user: SeatUser, by: Column): string | number {
  const value = user[by];
  return typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? value.toLowerCase() : value;
}
