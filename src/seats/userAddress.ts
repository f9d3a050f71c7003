import type { InstanceUrl } from '../instances/address';

/** What usernames are made of (lib/gitlab/path_regex.rb). Two dots alone would be a step up. */
const USERNAME = /^(?!\.{1,2}$)[\w.-]+$/;

/**
 * A user's page in the Admin area of an instance. Made from the instance's own address and the username alone: where a
 * server says that its user's page is isn't followed, and VS Code unescapes what would be escaped.
 *
 * @returns the list of all users where a server says a username that no user can have
 */
export function userAddress(url: InstanceUrl, username: string): string {
  const list = `${url}/admin/users`;
  return USERNAME.test(username) ? `${list}/${username}` : list;
}
