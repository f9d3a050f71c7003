import { internalError, json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Call } from './calls';
import { currentLicense, newestFirst } from '../licenses/currentLicense';
import { licenseEntity, licenseWithActiveUsers } from './entities';
import { withId } from './ids';
import type { Route } from './router';
import type { GitLabState } from '../state';

/** The License API's reading routes (https://docs.gitlab.com/api/license/). */
export const READ_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/license',
    access: { kind: 'admin' },
    permission: 'License: Read',
    handle: showCurrent,
  },
  { method: 'GET', path: '/licenses', access: { kind: 'admin' }, permission: 'License: Read', handle: list },
  {
    method: 'GET',
    path: '/license/:id',
    access: { kind: 'admin' },
    permission: 'License: Read',
    handle: show,
  },
];

/** Without a license GitLab presents nil, which is 200 with the JSON `null`. */
function showCurrent({ state }: Call): Answer {
  const current = currentLicense(state);
  return json(200, current && licenseWithActiveUsers(state, current));
}

/** Newest first, whole: the finder's relation is not paginated. */
function list({ state }: Call): Answer {
  const rows = newestFirst(state);
  if (rows.some((row) => row.unreadable)) {
    return internalError();
  }
  return json(
    200,
    rows.map((row) => licenseEntity(state, row)),
  );
}

function show(call: Call): Answer {
  return withId(call, (id) => showById(call.state, id));
}

function showById(state: GitLabState, id: number): Answer {
  const row = state.licenses.find((candidate) => candidate.id === id);
  if (!row) {
    return message(404, '404 Not Found');
  }
  return row.unreadable ? internalError() : json(200, licenseWithActiveUsers(state, row));
}
