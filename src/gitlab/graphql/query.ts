/**
 * The one question that GraphQL is asked: what GitLab's Subscription page shows and the License API does not.
 *
 * Source: https://docs.gitlab.com/api/graphql/reference/, `Query.currentLicense` and its neighbors.
 */

const LICENSE = [
  'type',
  'plan',
  'name',
  'email',
  'company',
  'startsAt',
  'expiresAt',
  'usersInLicenseCount',
] as const;

const FIELDS = {
  currentLicense: [
    ...LICENSE,
    'createdAt',
    'activatedAt',
    'blockChangesAt',
    'lastSync',
    'trial',
    'subscriptionName',
  ],
  licenseHistoryEntries: [...LICENSE, 'createdAt', 'activatedAt', 'blockChangesAt'],
  subscriptionFutureEntries: LICENSE,
  addOnPurchases: ['name', 'purchasedQuantity', 'assignedQuantity'],
} as const;

type Root = keyof typeof FIELDS;

const ROOTS = Object.keys(FIELDS) as Root[];

/** The two that GitLab gives page by page; the first page has the newest hundred. */
const PAGED: ReadonlySet<Root> = new Set<Root>(['licenseHistoryEntries', 'subscriptionFutureEntries']);

/** What the fields belong to, in the schema's words. */
const TYPES: Readonly<Record<string, Root>> = {
  CurrentLicense: 'currentLicense',
  LicenseHistoryEntry: 'licenseHistoryEntries',
  SubscriptionFutureEntry: 'subscriptionFutureEntries',
  AddOnPurchase: 'addOnPurchases',
};

/** Says where a field is: "currentLicense.blockChangesAt", or "addOnPurchases" for all of these. */
export type FieldPath = string;

/**
 * The question without what the server doesn't know.
 *
 * @returns undefined when nothing is left to ask
 */
export function subscriptionQuery(unknown: ReadonlySet<FieldPath>): string | undefined {
  const parts = ROOTS.flatMap((root) => {
    const fields = unknown.has(root) ? [] : FIELDS[root].filter((name) => !unknown.has(`${root}.${name}`));
    return fields.length === 0 ? [] : [selection(root, fields.join(' '))];
  });
  return parts.length === 0 ? undefined : `query { ${parts.join(' ')} }`;
}

/** All fields of ours with this name, of the type when it is one that is asked for. */
export function fieldPaths(name: string, type: string | undefined): FieldPath[] {
  if (type === 'Query') {
    return ROOTS.filter((root) => root === name);
  }
  const owner = type === undefined ? undefined : TYPES[type];
  return ROOTS.filter((root) => owner === undefined || root === owner)
    .filter((root) => FIELDS[root].some((field) => field === name))
    .map((root) => `${root}.${name}`);
}

function selection(root: Root, fields: string): string {
  return PAGED.has(root) ? `${root} { nodes { ${fields} } }` : `${root} { ${fields} }`;
}
