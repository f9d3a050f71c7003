import { guardedObject, nullish, sortedList } from '../guardedObject';
import type { Take } from '../foreign/door';
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
  /** ISO 8601: the day in UTC, or with time where the server has another time zone; null: never. */
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

const DAY_LENGTH = '2027-01-27'.length;

/** A day, or a moment in UTC, of which the day is enough. */
const DAY = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z)?$/;

/** Those of GitLab 15 to 19, which need no cleaning. */
const USUAL_STATES: ReadonlySet<string> = new Set([
  ...['active', 'blocked', 'deactivated', 'banned'],
  ...['blocked_pending_approval', 'ldap_blocked'],
]);

type Clean = Parameters<Take>[1];

/**
 * Only the fields above: GitLab sends twice as many, and to clean all of them would take most of the time. Each is
 * written out, which is three times as fast as to go through their names.
 */
export const takeUsers: Take = (json, clean) =>
  Array.isArray(json) ? json.map((row) => takeUser(row, clean)) : clean(json);

function takeUser(row: unknown, clean: Clean): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return clean(row);
  }
  const given = row as { readonly [Name in keyof typeof ListedUser.shape]?: unknown };
  return {
    id: clean(given.id),
    username: clean(given.username),
    name: clean(given.name),
    state: takeState(given.state, clean),
    created_at: takeDay(given.created_at, clean),
    last_sign_in_at: takeDay(given.last_sign_in_at, clean),
    current_sign_in_at: takeDay(given.current_sign_in_at, clean),
    last_activity_on: takeDay(given.last_activity_on, clean),
    is_admin: clean(given.is_admin),
    is_auditor: clean(given.is_auditor),
    external: clean(given.external),
    bot: clean(given.bot),
    using_license_seat: clean(given.using_license_seat),
  } satisfies Record<keyof typeof ListedUser.shape, unknown>;
}

/** What looks like a day alone holds nothing that has to be cleaned. */
function takeDay(value: unknown, clean: Clean): unknown {
  return typeof value === 'string' && DAY.test(value) ? value.slice(0, DAY_LENGTH) : clean(value);
}

function takeState(value: unknown, clean: Clean): unknown {
  return typeof value === 'string' && USUAL_STATES.has(value) ? value : clean(value);
}
