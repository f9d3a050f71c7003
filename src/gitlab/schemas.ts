import * as z from 'zod/mini';
import { shownText } from './foreign/text';
import { guardedList, guardedObject, nullish, sortedList } from './guardedObject';

/*
 * What servers send, read leniently: nineteen generations of GitLab answer these routes, so whatever is not needed
 * may be missing or null, and whatever is unknown (fields, plans, licensee keys) is kept.
 * Fields: https://docs.gitlab.com/api/license/ and ee/lib/api/entities/gitlab_license.rb in GitLab's source.
 */

const isText = nullish((value) => typeof value === 'string');

/** A calendar day, "2027-01-27". */
const isDay = nullish(
  (value): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
);

const isCount = nullish((value): value is number => Number.isFinite(value));

const isFlag = nullish((value) => typeof value === 'boolean');

/** An object whose names GitLab does not fix. */
const isNames = nullish(
  (value): value is Readonly<Record<string, unknown>> => typeof value === 'object' && !Array.isArray(value),
);

function isId(value: unknown): value is number | undefined {
  return value === undefined || Number.isSafeInteger(value);
}

/** Not every element that does not fit is named: a list can have hundreds of thousands. */
function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

/** A text that stands in sentences. */
const Shown = z.pipe(z.string(), z.transform(shownText));

/** One license under GitLab's own field names; fields this extension does not know are kept. */
export const License = guardedObject({
  /** Row id. Missing only on servers from before GitLab 11.8. */
  id: isId,
  /** `starter`, `premium`, `ultimate`, of old `silver` and `gold`; an open set. */
  plan: isText,
  /** When the key was added (not issued): ISO 8601 with time, UTC. */
  created_at: isText,
  starts_at: isDay,
  /** The first day on which the license no longer counts; null: never. */
  expires_at: isDay,
  historical_max: isCount,
  maximum_user_count: isCount,
  licensee: isNames,
  add_ons: isNames,
  /** null when `expires_at` is null. */
  expired: isFlag,
  overage: isCount,
  /** 0: no limit. */
  user_limit: isCount,
  /** Billable users of the whole instance, counted once a day. Not part of the list. */
  active_users: isCount,
});
export type License = z.infer<typeof License>;

/** Licenses that were read before. */
export const LicenseList = guardedList(License.shape);

/** `GET /licenses`: an odd row must not hide the others. */
export const LicenseRows = sortedList(License.shape);

/** A row of `GET /licenses` that cannot be read, and is left out. */
export interface UnreadableRow {
  /** Its id, where that can be read. */
  readonly id?: number;
  /** The first field that is not as GitLab writes it; absent when the row is no object. */
  readonly field?: string;
}

/** `GET /licenses` as it can be shown. */
export interface LicenseRows {
  readonly licenses: License[];
  readonly unreadable: readonly UnreadableRow[];
}

/** `GET /license` answers null, not 404, when the instance has no license. */
export const CurrentLicense = z.nullable(License);

/** `PUT /license/:id/refresh_billable_users`. */
export const RefreshResult = z.looseObject({ success: z.boolean() });

/** `GET /user`: https://docs.gitlab.com/api/users/#retrieve-the-current-user. */
export const User = z.looseObject({
  username: Shown,
  /** Only there, and true, for administrators. */
  is_admin: z.nullish(z.boolean()),
});
export type User = z.infer<typeof User>;

/** `GET /personal_access_tokens/self`: https://docs.gitlab.com/api/personal_access_tokens/. */
export const AccessToken = z.looseObject({
  scopes: z.custom<readonly string[]>(isTexts),
  /** True for a fine-grained token; since 18.10. */
  granular: z.optional(z.unknown()),
  revoked: z.nullish(z.boolean()),
  active: z.nullish(z.boolean()),
  /** The first day on which it no longer counts; null: never. */
  expires_at: z.nullish(Shown),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** `GET /metadata` (15.2 and later) and `GET /version`: https://docs.gitlab.com/api/metadata/. */
export const Metadata = z.looseObject({
  /** "18.10.1-ee" */
  version: Shown,
  /** Since 15.6. */
  enterprise: z.optional(z.boolean()),
});
