import * as z from 'zod/mini';

/** Stands for a day that never was: somebody who never signed in, for example. */
export const NEVER = -1;

/** A user with what costs. Days count from 1970-01-01 in UTC, as GitLab writes them. */
export const SeatUser = z.object({
  id: z.int(),
  username: z.string(),
  name: z.string(),
  /** In GitLab's words: `active`, `blocked`, `deactivated`, …; an open set. */
  state: z.string(),
  takesSeat: z.boolean(),
  /** {@link NEVER} for never. */
  activeOn: z.int(),
  signedInOn: z.int(),
  createdOn: z.int(),
  isAdmin: z.boolean(),
  isExternal: z.boolean(),
  isAuditor: z.boolean(),
});
export type SeatUser = z.infer<typeof SeatUser>;
