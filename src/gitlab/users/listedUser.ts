import { guardedObject, nullish, sortedList } from '../guardedObject';
import type * as z from 'zod/mini';

const isText = nullish((value) => typeof value === 'string');
const isFlag = nullish((value) => typeof value === 'boolean');

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** A user for an administrator, https://docs.gitlab.com/api/users/#list-users; all but the id may be missing. */
const ListedUser = guardedObject({
  id: isId,
  username: isText,
  name: isText,
  /** `active`, `blocked`, `deactivated`, `banned`, `blocked_pending_approval`, `ldap_blocked`; an open set. */
  state: isText,
  web_url: isText,
  /** ISO 8601 with time; null: never. */
  created_at: isText,
  last_sign_in_at: isText,
  current_sign_in_at: isText,
  /** A calendar day; null: never. */
  last_activity_on: isText,
  /** These are there for administrators only. */
  is_admin: isFlag,
  is_auditor: isFlag,
  external: isFlag,
  bot: isFlag,
  /** Since Premium, and only where there is a license. */
  using_license_seat: isFlag,
});
export type ListedUser = z.infer<typeof ListedUser>;

/** A page of `GET /users`: an odd row must not hide the others. */
export const ListedUsers = sortedList(ListedUser.shape);
