import type { ListedUser } from './listedUsers';

/** What everybody gets of a user from `GET /users`. @param url of the instance */
export function publicEntity(url: string, { id, username, name, state }: ListedUser) {
  return { id, username, name, state, locked: false, avatar_url: null, web_url: `${url}/${username}` };
}

/** What only administrators get, where there is a license. @param url of the instance */
export function administratorEntity(url: string, user: ListedUser) {
  return {
    ...publicEntity(url, user),
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
  };
}
