import { manyUsers } from '../gitlab/server';
import { administratorEntity } from '../gitlab/users/userEntity';
import type { Answer } from '../gitlab/http/answers';

/** More than GitLab goes to by offset. */
const USERS = 60_000;

const PER_PAGE = 100;

/**
 * Pages of `GET /users` by keyset, written beforehand: it's the client that is measured, and not how fast the test GitLab
 * looks for users.
 *
 * @returns the answer to a path
 */
export function userPages(url: string): (path: string) => Answer {
  const rows = manyUsers(USERS).map((user) => administratorEntity(url, user));
  const bodies = Array.from({ length: USERS / PER_PAGE }, (_, index) =>
    Buffer.from(JSON.stringify(rows.slice(index * PER_PAGE, (index + 1) * PER_PAGE))),
  );
  return (path) => {
    const after = Number(/[?&]id_after=(\d+)/.exec(path)?.[1] ?? 0);
    const next = after + PER_PAGE;
    const link = `<${url}/api/v4/users?order_by=id&sort=asc&per_page=${PER_PAGE}&pagination=keyset&id_after=${next}>; rel="next"`;
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json', ...(next < USERS && { Link: link }) },
      body: bodies[after / PER_PAGE] ?? '[]',
    };
  };
}
