import * as z from 'zod/mini';
import { parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import type { KnownSubscription } from '../facts';

/* How what GraphQL has returned stands in the file of an instance, beside the licenses. */

/** Epoch milliseconds of a moment that a calendar has. */
export const Time = z.number().check(z.refine((at) => !Number.isNaN(new Date(at).getTime())));

export const Day = z.custom<PlainDate>(
  (value) => typeof value === 'string' && parsePlainDate(value) !== undefined,
);

const Details = z.object({
  id: z.int(),
  type: z.exactOptional(z.enum(['legacy', 'onlineCloud', 'offlineCloud'])),
  trial: z.exactOptional(z.boolean()),
  readOnlyFrom: z.exactOptional(Day),
  lastSync: z.exactOptional(Time),
  activatedOn: z.exactOptional(Day),
  subscriptionName: z.exactOptional(z.string()),
});

const Waiting = z.object({
  plan: z.exactOptional(z.string()),
  startsAt: Day,
  expiresAt: z.exactOptional(Day),
  seats: z.exactOptional(z.nullable(z.number())),
  licensee: z.exactOptional(z.record(z.string(), z.string())),
});

const AddOn = z.object({
  name: z.string(),
  purchased: z.number(),
  assigned: z.exactOptional(z.number()),
});

const Facts = z.object({
  at: Time,
  licenses: z.array(Details),
  waiting: z.array(Waiting),
  addOns: z.array(AddOn),
});

const Known: z.ZodMiniType<KnownSubscription> = z.object({
  facts: z.exactOptional(Facts),
  refusedAt: z.exactOptional(Time),
  unknown: z.exactOptional(z.object({ fields: z.array(z.string()), at: Time })),
});

/** What is damaged is as if it had never been there: the licenses beside it still count. */
export const StoredSubscription = z.catch(z.optional(Known), undefined);
