import { parsed, type OkResponse } from '../http/okResponse';
import { Body, type AddOnPurchase, type GraphQLError, type LicenseEntry } from './answer';
import { fieldPaths, subscriptionQuery, type FieldPath } from './query';

export type { AddOnPurchase, LicenseEntry } from './answer';
export type { FieldPath } from './query';

/** What GitLab's Subscription page knows. A part that the server doesn't tell is absent. */
export interface SubscriptionPage {
  /** The license GitLab uses; absent as well when it has none. */
  readonly current?: LicenseEntry;
  /** Licenses of the instance, those that can be decrypted. */
  readonly licenses?: readonly LicenseEntry[];
  /** Subscriptions that wait for their start, and aren't among the licenses yet. */
  readonly waiting?: readonly LicenseEntry[];
  readonly addOns?: readonly AddOnPurchase[];
}

export type SubscriptionAnswer =
  | {
      readonly kind: 'told';
      readonly page: SubscriptionPage;
      /** Fields that the server doesn't know, so that they needn't be asked for again. */
      readonly unknown: readonly FieldPath[];
    }
  /** GraphQL answers, but not this, or not with this token. */
  | { readonly kind: 'denied' };

/**
 * Asks once, and a second time without the fields that an older server doesn't know.
 *
 * @param post sends a query to GraphQL; throws GitLabError
 * @param unknown what the server is known not to know
 * @throws GitLabError
 */
export async function askSubscription(
  post: (query: string) => Promise<OkResponse>,
  unknown: readonly FieldPath[],
): Promise<SubscriptionAnswer> {
  const first = await ask(post, new Set(unknown));
  if (first.kind !== 'unknown') {
    return first;
  }
  const second = await ask(post, first.fields);
  return second.kind === 'unknown' ? { kind: 'denied' } : second;
}

type Asked = SubscriptionAnswer | { readonly kind: 'unknown'; readonly fields: ReadonlySet<FieldPath> };

async function ask(
  post: (query: string) => Promise<OkResponse>,
  unknown: ReadonlySet<FieldPath>,
): Promise<Asked> {
  const query = subscriptionQuery(unknown);
  if (query === undefined) {
    return { kind: 'denied' };
  }
  const { data, errors = [] } = parsed(Body, await post(query));
  const found = errors.flatMap(unknownFields).filter((path) => !unknown.has(path));
  if (found.length > 0) {
    return { kind: 'unknown', fields: new Set([...unknown, ...found]) };
  }
  const page = {
    ...(data?.currentLicense && { current: data.currentLicense }),
    ...(data?.licenseHistoryEntries?.nodes && { licenses: data.licenseHistoryEntries.nodes }),
    ...(data?.subscriptionFutureEntries?.nodes && { waiting: data.subscriptionFutureEntries.nodes }),
    ...(data?.addOnPurchases && { addOns: data.addOnPurchases }),
  };
  // Without the right GitLab answers null to each part, and a list of errors.
  return data === undefined || (errors.length > 0 && Object.keys(page).length === 0)
    ? { kind: 'denied' }
    : { kind: 'told', page, unknown: [...unknown] };
}

/** As graphql-ruby says it: "Field 'blockChangesAt' doesn't exist on type 'CurrentLicense'". */
const UNKNOWN_FIELD = /^Field '(\w{1,100})' doesn't exist on type '(\w{1,100})'/;

function unknownFields({ message = '', extensions }: GraphQLError): FieldPath[] {
  const [, name, type] = UNKNOWN_FIELD.exec(message) ?? [];
  if (extensions?.code === 'undefinedField' && extensions.fieldName !== undefined) {
    return fieldPaths(extensions.fieldName, extensions.typeName);
  }
  return name === undefined ? [] : fieldPaths(name, type);
}
