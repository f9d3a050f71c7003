import { manyUsers } from '../gitlab/server';
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
  const rows = manyUsers(USERS).map((user) => ({
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${url}/${user.username}`,
    created_at: user.createdAt,
    bio: '',
    location: null,
    public_email: null,
    bot: user.bot,
    last_sign_in_at: user.lastSignInAt,
    confirmed_at: user.createdAt,
    last_activity_on: user.lastActivityOn,
    email: `${user.username}@example.com`,
    color_scheme_id: 1,
    projects_limit: 100_000,
    current_sign_in_at: user.lastSignInAt,
    identities: [],
    can_create_group: true,
    two_factor_enabled: false,
    external: user.external,
    private_profile: false,
    is_admin: user.admin,
    note: null,
    is_auditor: user.auditor,
    using_license_seat: user.usingLicenseSeat,
  }));
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
