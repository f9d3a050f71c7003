import * as z from 'zod/mini';

/*
 * What GraphQL answers, read leniently: each part and each field may be missing, and what isn't as it should be counts
 * as missing. Texts have come through the door already.
 */

/** More than these say nothing about an instance. */
const MOST_ENTRIES = 100;
const MOST_WAITING = 20;

const Text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);
const Count = z.catch(z.optional(z.nullable(z.int().check(z.nonnegative()))), undefined);
const Flag = z.catch(z.optional(z.boolean()), undefined);

const Entry = z.object({
  /** `online_cloud`, `offline_cloud` or `legacy_license`. */
  type: Text,
  plan: Text,
  name: Text,
  email: Text,
  company: Text,
  /** "2027-01-27", as the other days. */
  startsAt: Text,
  expiresAt: Text,
  /** null: no limit. */
  usersInLicenseCount: Count,
  /** The day on which the key was added, in the instance's time zone. */
  createdAt: Text,
  activatedAt: Text,
  /** The first day on which the instance is read-only without another license. */
  blockChangesAt: Text,
  /** ISO 8601 with time. */
  lastSync: Text,
  trial: Flag,
  /** "A-S00012345". */
  subscriptionName: Text,
});

/** A license, or a subscription that becomes one. */
export type LicenseEntry = z.infer<typeof Entry>;

const AddOn = z.object({
  /** GitLab's own name, such as `duo_pro`. */
  name: z.string().check(z.minLength(1)),
  purchasedQuantity: Count,
  assignedQuantity: Count,
});

/** Seats of an add-on product. */
export type AddOnPurchase = z.infer<typeof AddOn>;

function listOf<T extends z.ZodMiniType>(element: T, most: number) {
  const list = z.pipe(
    z.array(z.unknown()),
    z.transform((elements) => elements.flatMap((one) => fitting(element, one)).slice(0, most)),
  );
  return z.catch(z.optional(list), undefined);
}

function nodesOf<T extends z.ZodMiniType>(element: T, most: number) {
  return z.catch(z.optional(z.object({ nodes: listOf(element, most) })), undefined);
}

function fitting<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T>[] {
  const result = schema.safeParse(value);
  return result.success ? [result.data] : [];
}

const Data = z.object({
  currentLicense: z.catch(z.optional(Entry), undefined),
  licenseHistoryEntries: nodesOf(Entry, MOST_ENTRIES),
  subscriptionFutureEntries: nodesOf(Entry, MOST_WAITING),
  addOnPurchases: listOf(AddOn, MOST_ENTRIES),
});

const ErrorEntry = z.object({
  message: Text,
  extensions: z.catch(z.optional(z.object({ code: Text, typeName: Text, fieldName: Text })), undefined),
});

export type GraphQLError = z.infer<typeof ErrorEntry>;

/** The body of every response of GraphQL. */
export const Body = z.object({
  data: z.catch(z.optional(Data), undefined),
  errors: listOf(ErrorEntry, MOST_ENTRIES),
});
