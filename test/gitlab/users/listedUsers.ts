import { day } from '../dates';

/** A row of the table `users` as an administrator is told of it. */
export interface ListedUser {
  id: number;
  username: string;
  name: string;
  state: string;
  /** False where GitLab doesn't bill for it, as for blocked users. */
  usingLicenseSeat: boolean;
  /** `YYYY-MM-DD`; null: never. */
  lastActivityOn: string | null;
  /** ISO 8601; null: never. */
  lastSignInAt: string | null;
  createdAt: string;
  admin: boolean;
  auditor: boolean;
  external: boolean;
  bot: boolean;
}

/** Every state a user can have, https://docs.gitlab.com/administration/moderate_users/. */
export const USER_STATES = [
  'active',
  'blocked',
  'deactivated',
  'banned',
  'blocked_pending_approval',
  'ldap_blocked',
] as const;

/** An active user who was here yesterday, unless overridden. */
export function listedUser(id: number, overrides: Partial<ListedUser> = {}): ListedUser {
  const { state = 'active' } = overrides;
  return {
    id,
    username: `user_${id}`,
    name: `User ${id}`,
    state,
    usingLicenseSeat: state === 'active',
    lastActivityOn: day(-1),
    lastSignInAt: `${day(-2)}T08:00:00.000Z`,
    createdAt: `${day(-400)}T08:00:00.000Z`,
    admin: false,
    auditor: false,
    external: false,
    bot: false,
    ...overrides,
  };
}

/** Many users of every kind: each tenth isn't active, each fourth of the rest is idle, each fifteenth was never here. */
export function manyUsers(count: number): ListedUser[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const state = id % 10 === 0 ? USER_STATES[1 + ((id / 10) % 5)] : undefined;
    const never = id % 15 === 0 && { lastActivityOn: null, lastSignInAt: null };
    const idle = id % 4 === 0 && {
      lastActivityOn: day(-(id % 300)),
      lastSignInAt: `${day(-(id % 300))}T08:00:00.000Z`,
    };
    return listedUser(id, {
      ...(state !== undefined && { state }),
      ...idle,
      ...never,
      admin: id === 1,
      external: id % 13 === 0,
    });
  });
}
