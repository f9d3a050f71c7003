import type { InstanceUrl } from '../instances/address';

/** What a browser would take for a step up, also when it's escaped. */
const STEPS = new Set(['', '.', '..']);

/**
 * A user's page in the Admin area of an instance. Made from the instance's own address and the username as one escaped
 * segment: where a server says that its user's page is isn't followed.
 *
 * @returns the list of all users where a server says a username that no user can have
 */
export function userAddress(url: InstanceUrl, username: string): string {
  const list = `${url}/admin/users`;
  return STEPS.has(username) ? list : `${list}/${encodeURIComponent(username)}`;
}
