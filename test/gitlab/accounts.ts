import { randomBytes } from 'node:crypto';
import { ALL_PERMISSIONS, type Permission } from './permissions';
import { day, dayOf } from './dates';
import type { Features } from './profiles';

export interface User {
  id: number;
  username: string;
  name: string;
  email: string;
  state: 'active' | 'blocked';
  admin: boolean;
}

export interface AccessToken {
  value: string;
  id: number;
  name: string;
  type: 'personal' | 'impersonation' | 'oauth';
  userId: number;
  scopes: string[];
  /** A fine-grained token has these in place of scopes; absent for the others. */
  permissions?: readonly Permission[];
  /** ISO 8601. */
  created_at: string;
  /** `YYYY-MM-DD`, the first day on which the token no longer counts; null for no end. */
  expires_at: string | null;
  revoked: boolean;
}

export const ADMIN_ID = 1;
export const USER_ID = 2;

/** A user's token value in GitLab's default form. */
function newTokenValue(): string {
  return `glpat-${randomBytes(15).toString('base64url')}`;
}

/** A personal access token of the administrator with scope `api`, good for a year, unless overridden. */
export function accessToken(now: Date, overrides: Partial<AccessToken> = {}): AccessToken {
  return {
    value: newTokenValue(),
    id: 1,
    name: 'License manager',
    type: 'personal',
    userId: ADMIN_ID,
    scopes: ['api'],
    created_at: now.toISOString(),
    expires_at: day(365, dayOf(now)),
    revoked: false,
    ...overrides,
  };
}

/** What makes a token a fine-grained one: all permissions, or some. */
export function fineGrained(
  permissions: readonly Permission[] = ALL_PERMISSIONS,
): Pick<AccessToken, 'scopes' | 'permissions'> {
  return { scopes: ['granular'], permissions };
}

/** The accounts every instance starts with: `root` and a user without rights, one token each. */
export function accounts(
  now: Date,
  { fineGrainedOnly }: Pick<Features, 'fineGrainedOnly'>,
): { users: User[]; tokens: AccessToken[] } {
  const root: User = {
    id: ADMIN_ID,
    username: 'root',
    name: 'Administrator',
    email: 'admin@example.com',
    state: 'active',
    admin: true,
  };
  const user: User = {
    id: USER_ID,
    username: 'sidney_jones',
    name: 'Sidney Jones',
    email: 'sidney.jones@example.com',
    state: 'active',
    admin: false,
  };
  const kind = fineGrainedOnly ? fineGrained() : {};
  return {
    users: [root, user],
    tokens: [accessToken(now, kind), accessToken(now, { ...kind, id: 2, userId: USER_ID })],
  };
}
