import { NEVER, type SeatUser } from './seatUser';

/** From how many days without activity on a user counts as idle; 90 unless chosen. */
export const IDLE_CHOICES = [30, 60, 90, 180] as const;

export const USUAL_IDLE_DAYS = 90;

export interface SeatStatistics {
  users: number;
  taken: number;
  /** Take a seat, and were last active at least this number of days ago. */
  idle: number;
  /** Take a seat, were never active, and were created at least this number of days ago. */
  neverActive: number;
  /** Blocked, banned, deactivated or waiting for approval. */
  inactiveAccounts: number;
}

/** What keeps a user from taking a seat; `other`: whatever GitLab calls it. */
export type AccountState = 'active' | 'blocked' | 'deactivated' | 'other';

/** @param state in GitLab's words */
export function accountState(state: string): AccountState {
  switch (state) {
    case 'active':
    case 'deactivated':
      return state;
    case 'blocked':
    case 'ldap_blocked':
    case 'banned':
    case 'blocked_pending_approval':
      return 'blocked';
    default:
      return 'other';
  }
}

/**
 * Whether a seat can be won back: `idle` when the last activity is at least that number of days ago, `never` when there was
 * none. Who has come within these days and wasn't active yet isn't idle.
 *
 * @param today the day counted from 1970-01-01
 * @param idleDays whole days
 */
export function idleness(user: SeatUser, today: number, idleDays: number): 'idle' | 'never' | undefined {
  if (!user.takesSeat) {
    return undefined;
  }
  if (user.activeOn === NEVER) {
    return user.createdOn === NEVER || today - user.createdOn >= idleDays ? 'never' : undefined;
  }
  return today - user.activeOn >= idleDays ? 'idle' : undefined;
}

/** Counts what the top of the page says. @param today the day counted from 1970-01-01 */
export function statistics(users: readonly SeatUser[], today: number, idleDays: number): SeatStatistics {
  const counts = noStatistics();
  users.forEach((user) => addToStatistics(counts, user, idleness(user, today, idleDays)));
  return counts;
}

/** The statistics of nobody. */
export function noStatistics(): SeatStatistics {
  return { users: 0, taken: 0, idle: 0, neverActive: 0, inactiveAccounts: 0 };
}

/** @param idle of the user */
export function addToStatistics(
  counts: SeatStatistics,
  { takesSeat, state }: SeatUser,
  idle: ReturnType<typeof idleness>,
): void {
  const account = accountState(state);
  counts.users++;
  counts.taken += Number(takesSeat);
  counts.idle += Number(idle === 'idle');
  counts.neverActive += Number(idle === 'never');
  counts.inactiveAccounts += Number(account === 'blocked' || account === 'deactivated');
}
