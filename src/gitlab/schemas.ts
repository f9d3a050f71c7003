import * as z from 'zod/mini';

/*
 * What servers send, read leniently: nineteen generations of GitLab answer these routes, so whatever is not needed
 * may be missing or null, and whatever is unknown (fields, plans, licensee keys) is kept.
 * Fields: https://docs.gitlab.com/api/license/ and ee/lib/api/entities/gitlab_license.rb in GitLab's source.
 */

const Text = z.nullish(z.string());

/** A calendar day, "2027-01-27". */
const Day = z.nullish(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));

const Count = z.nullish(z.number());

const Flag = z.nullish(z.boolean());

/** An object whose names GitLab does not fix. */
const Names = z.nullish(
  z.custom<Readonly<Record<string, unknown>>>(
    (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
);

/** One license under GitLab's own field names; fields this extension does not know are kept. */
export const License = z.looseObject({
  /** Row id. Missing only on servers from before GitLab 11.8. */
  id: z.optional(z.int()),
  /** `starter`, `premium`, `ultimate`, of old `silver` and `gold`; an open set. */
  plan: z.nullish(z.string()),
  /** When the key was added (not issued): ISO 8601 with time, UTC. */
  created_at: Text,
  starts_at: Day,
  /** The first day on which the license no longer counts; null: never. */
  expires_at: Day,
  historical_max: Count,
  maximum_user_count: Count,
  licensee: Names,
  add_ons: Names,
  /** null when `expires_at` is null. */
  expired: Flag,
  overage: Count,
  /** 0: no limit. */
  user_limit: Count,
  /** Billable users of the whole instance, counted once a day. Not part of the list. */
  active_users: Count,
});
export type License = z.infer<typeof License>;

/** `GET /licenses`. */
export const LicenseList = z.array(License);

/** `GET /license` answers null, not 404, when the instance has no license. */
export const CurrentLicense = z.nullable(License);

/** `PUT /license/:id/refresh_billable_users`. */
export const RefreshResult = z.looseObject({ success: z.boolean() });

/** `GET /user`: https://docs.gitlab.com/api/users/#retrieve-the-current-user. */
export const User = z.looseObject({
  username: z.string(),
  /** Only there, and true, for administrators. */
  is_admin: Flag,
});
export type User = z.infer<typeof User>;

/** `GET /personal_access_tokens/self`: https://docs.gitlab.com/api/personal_access_tokens/. */
export const AccessToken = z.looseObject({
  scopes: z.array(z.string()),
  revoked: Flag,
  active: Flag,
  /** The first day on which it no longer counts; null: never. */
  expires_at: Text,
});
export type AccessToken = z.infer<typeof AccessToken>;

/** `GET /metadata` (15.2 and later) and `GET /version`: https://docs.gitlab.com/api/metadata/. */
export const Metadata = z.looseObject({
  /** "18.10.1-ee" */
  version: z.string(),
  /** Since 15.6. */
  enterprise: z.optional(z.boolean()),
});
