/**
 * The part of GitLab's GraphQL schema that its Subscription page asks for.
 * https://docs.gitlab.com/api/graphql/reference/#querycurrentlicense
 */
const LICENSE = `
  type: String
  plan: String
  name: String
  email: String
  company: String
  startsAt: String
  expiresAt: String
  usersInLicenseCount: Int
`;

const STORED = `
  id: ID
  createdAt: String
  activatedAt: String
`;

/** @param blockChangesAt whether this version knows the field */
export function schemaText(blockChangesAt: boolean): string {
  const blocked = blockChangesAt ? 'blockChangesAt: String' : '';
  return `
    type CurrentLicense {
      ${LICENSE} ${STORED} ${blocked}
      lastSync: String
      trial: Boolean
      subscriptionName: String
      billableUsersCount: Int
      maximumUserCount: Int
      usersOverLicenseCount: Int
    }
    type LicenseHistoryEntry { ${LICENSE} ${STORED} ${blocked} }
    type LicenseHistoryEntryConnection { nodes: [LicenseHistoryEntry] }
    type SubscriptionFutureEntry { ${LICENSE} }
    type SubscriptionFutureEntryConnection { nodes: [SubscriptionFutureEntry] }
    type AddOnPurchase {
      name: String!
      purchasedQuantity: Int!
      assignedQuantity: Int!
    }
    type Query {
      currentLicense: CurrentLicense
      licenseHistoryEntries: LicenseHistoryEntryConnection
      subscriptionFutureEntries: SubscriptionFutureEntryConnection
      addOnPurchases(namespaceId: ID): [AddOnPurchase!]
    }
    type Mutation { gitlabSubscriptionActivate(activationCode: String): Boolean }
  `;
}
