import type { LicenseClient } from '../../src/gitlab/client';
import { failureOf, GitLabError, type Failure } from '../../src/gitlab/errors';
import { findInstance } from '../../src/gitlab/findInstance';
import { tokenPage } from '../../src/gitlab/tokenPage';
import type { InstanceUrl } from '../../src/instances/address';

/** What a cell of the matrix does with a GitLab. */
export interface Surroundings {
  readonly url: InstanceUrl;
  /** @throws GitLabError */
  readonly connect: (token: string | undefined, url?: InstanceUrl) => Promise<LicenseClient>;
  readonly token: string;
}

/**
 * What an operation is to a fault: `read` is tried again, `write` and `query` never are; `search` and `page` have no
 * token.
 */
export type Role = 'read' | 'export' | 'write' | 'query' | 'search' | 'page';

export interface Operation {
  readonly name: OperationName;
  readonly role: Role;
  /** Rejects with a GitLabError. */
  run(surroundings: Surroundings): Promise<unknown>;
}

export type OperationName =
  | 'current'
  | 'licenses'
  | 'license'
  | 'add'
  | 'delete'
  | 'recount'
  | 'export'
  | 'version'
  | 'user'
  | 'token'
  | 'users'
  | 'graphql'
  | 'search'
  | 'tokenPage';

/** Which go the way of `current`, `add` or `export` from the socket to the failure: for faults that cost time. */
export const ALIKE: readonly OperationName[] = [
  ...(['licenses', 'license', 'delete', 'recount'] as const),
  ...(['version', 'user', 'token', 'users'] as const),
];

/** A license key as nobody's. */
const KEY = 'eyJkYXRhIjoiZmF1bHRzIn0=';

/** The seven endpoints of licenses, the probes, the users, GraphQL, and what a sign-in asks without a token. */
export const OPERATIONS: readonly Operation[] = [
  operation('current', 'read', (client) => client.current()),
  operation('licenses', 'read', (client) => client.licenses()),
  operation('license', 'read', (client) => client.license(7)),
  operation('add', 'write', (client) => client.add(KEY)),
  operation('delete', 'write', (client) => client.delete(7)),
  operation('recount', 'write', (client) => client.refreshBillableUsers(7)),
  operation('export', 'export', (client) => client.usageExport()),
  operation('version', 'read', (client) => client.version()),
  operation('user', 'read', (client) => client.user()),
  operation('token', 'read', (client) => client.token()),
  operation('users', 'read', allUsers),
  operation('graphql', 'query', (client) => client.subscription([])),
  { name: 'search', role: 'search', run: search },
  {
    name: 'tokenPage',
    role: 'page',
    run: ({ url }) => tokenPage(url, { name: 'matrix', scopes: ['read_api'] }, fetch),
  },
];

function operation(
  name: OperationName,
  role: Role,
  run: (client: LicenseClient) => Promise<unknown>,
): Operation {
  return { name, role, run: async ({ connect, token }) => run(await connect(token)) };
}

async function allUsers(client: LicenseClient): Promise<number> {
  let count = 0;
  for await (const { users } of client.users()) {
    count += users.length;
  }
  return count;
}

/** As a sign-in looks for the GitLab of an address. */
async function search({ url, connect }: Surroundings): Promise<void> {
  const found = await findInstance(url, async (asked): Promise<Failure | undefined> => {
    try {
      await (await connect(undefined, asked)).version();
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  });
  if (found.kind === 'notFound') {
    throw new GitLabError(found.failure);
  }
}
