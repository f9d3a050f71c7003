import { NEVER, type SeatUser } from './seatUser';

/** From how many days without activity on a user counts as idle; 90 unless chosen. */
export const IDLE_CHOICES = [30, 60, 90, 180] as const;

export const USUAL_IDLE_DAYS = 90;

export interface SeatStatistics {
  readonly users: number;
  readonly taken: number;
  /** Take a seat, and were last active at least this number of days ago. */
  readonly idle: number;
  /** Take a seat, were never active, and were created at least this number of days ago. */
  readonly neverActive: number;
  /** Blocked, banned, deactivated or waiting for approval. */
  readonly inactiveAccounts: number;
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
  const counts = { users: users.length, taken: 0, idle: 0, neverActive: 0, inactiveAccounts: 0 };
  for (const user of users) {
    const idle = idleness(user, today, idleDays);
    const state = accountState(user.state);
    counts.taken += user.takesSeat ? 1 : 0;
    counts.idle += idle === 'idle' ? 1 : 0;
    counts.neverActive += idle === 'never' ? 1 : 0;
    counts.inactiveAccounts += state === 'blocked' || state === 'deactivated' ? 1 : 0;
  }
  return counts;
}
