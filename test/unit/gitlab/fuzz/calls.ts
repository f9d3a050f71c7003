import type { LicenseClient } from '../../../../src/gitlab/client';

/** Everything that a client can be asked for. */
export const CALLS: readonly {
  readonly name: string;
  readonly isWrite: boolean;
  readonly run: (client: LicenseClient) => Promise<unknown>;
}[] = [
  { name: 'current', isWrite: false, run: (client) => client.current() },
  { name: 'licenses', isWrite: false, run: (client) => client.licenseRows() },
  { name: 'license', isWrite: false, run: (client) => client.license(7) },
  { name: 'add', isWrite: true, run: (client) => client.add('eyJkYXRhIjoiZnV6eiJ9') },
  { name: 'delete', isWrite: true, run: (client) => client.delete(7) },
  { name: 'recount', isWrite: true, run: (client) => client.refreshBillableUsers(7) },
  { name: 'export', isWrite: false, run: (client) => client.usageExport() },
  { name: 'version', isWrite: false, run: (client) => client.version() },
  { name: 'user', isWrite: false, run: (client) => client.user() },
  { name: 'token', isWrite: false, run: (client) => client.token() },
  { name: 'users', isWrite: false, run: (client) => client.users().next() },
  { name: 'graphql', isWrite: false, run: (client) => client.subscription([]) },
];
