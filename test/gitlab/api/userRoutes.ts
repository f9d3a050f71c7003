import { currentLicense } from '../licenses/currentLicense';
import { json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import { query } from '../http/requests';
import type { ListedUser } from '../users/listedUsers';
import { administratorEntity, publicEntity } from '../users/userEntity';
import type { Call } from './calls';
import type { Route } from './router';

/** With more rows GitLab doesn't count them. */
const COUNTED = 10_000;

const MOST_PER_PAGE = 100;

/** GET /users, https://docs.gitlab.com/api/users/#list-users. */
export const USER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    access: { kind: 'user', scopes: ['api', 'read_api', 'read_user'] },
    permission: 'User: Read',
    handle: listUsers,
  },
];

/** What a request asks for. */
interface Asked {
  readonly rows: readonly ListedUser[];
  readonly perPage: number;
  readonly given: URLSearchParams;
}

function listUsers(call: Call): Answer {
  const given = query(call.request);
  const { features } = call.state;
  // An older version ignores a parameter that it doesn't know.
  const humans = features.humansOnly && given.get('humans') === 'true';
  const asked: Asked = {
    rows: call.state.listedUsers.filter(({ bot }) => !humans || !bot).sort((one, other) => one.id - other.id),
    perPage: Math.min(Number(given.get('per_page') ?? 20), MOST_PER_PAGE),
    given,
  };
  return features.userKeyset && given.get('pagination') === 'keyset'
    ? byKeyset(call, asked)
    : byOffset(call, asked);
}

function byKeyset(call: Call, { rows, perPage, given }: Asked): Answer {
  const after = Number(given.get('id_after') ?? 0);
  const rest = rows.filter(({ id }) => id > after);
  const page = rest.slice(0, perPage);
  const last = page.at(-1);
  const link =
    last === undefined || rest.length <= perPage
      ? {}
      : { Link: `<${address(call, given, { id_after: String(last.id) })}>; rel="next"` };
  return json(
    200,
    page.map((user) => entity(call, user)),
    link,
  );
}

function byOffset(call: Call, { rows, perPage, given }: Asked): Answer {
  const number = Math.max(1, Number(given.get('page') ?? 1));
  const start = (number - 1) * perPage;
  const { userOffsetLimit } = call.state;
  if (start >= userOffsetLimit) {
    return message(
      405,
      `Offset pagination has a maximum allowed offset of ${userOffsetLimit} for requests that return objects of type User. Remaining records can be retrieved using keyset pagination.`,
    );
  }
  const page = rows.slice(start, start + perPage);
  const hasNext = start + perPage < rows.length;
  const totals: Record<string, string> =
    rows.length <= COUNTED
      ? { 'X-Total': String(rows.length), 'X-Total-Pages': String(Math.ceil(rows.length / perPage)) }
      : {};
  const link = (to: number, rel: string) => `<${address(call, given, { page: String(to) })}>; rel="${rel}"`;
  return json(
    200,
    page.map((user) => entity(call, user)),
    {
      Link: [...(hasNext ? [link(number + 1, 'next')] : []), link(1, 'first')].join(', '),
      'X-Page': String(number),
      'X-Per-Page': String(perPage),
      'X-Next-Page': hasNext ? String(number + 1) : '',
      ...totals,
    },
  );
}

function address({ url }: Call, given: URLSearchParams, changed: Record<string, string>): string {
  const query = new URLSearchParams({ ...Object.fromEntries(given), ...changed });
  return `${url}/api/v4/users?${query.toString()}`;
}

/** Who isn't an administrator, or lacks Admin Mode, is told of everybody, and little of each. */
function entity(call: Call, user: ListedUser): Record<string, unknown> {
  const { state, url } = call;
  if (!isAdministrator(call)) {
    return publicEntity(url, user);
  }
  const { licenseApi } = state.features;
  const { is_auditor, using_license_seat, ...everywhere } = administratorEntity(url, user);
  return {
    ...everywhere,
    ...(licenseApi && { is_auditor }),
    ...(licenseApi && currentLicense(state) !== null && { using_license_seat }),
  };
}

function isAdministrator({ state, user, token }: Call): boolean {
  const passesAdminMode = token.permissions !== undefined || token.scopes.includes('admin_mode');
  return user.admin && (!state.adminMode || passesAdminMode);
}
