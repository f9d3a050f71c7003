import { json, message, noContent } from '../http/answers';
import type { Answer } from '../http/answers';
import { provisionAddOns } from '../licenses/addOns';
import { recount } from '../licenses/billableUsers';
import type { Call } from './calls';
import { currentLicense, today } from '../licenses/currentLicense';
import { licenseEntity } from './entities';
import { withId } from './ids';
import type { Route } from './router';
import type { LicenseRow } from '../rows';
import type { GitLabState } from '../state';

/** DELETE /license/:id and PUT /license/:id/refresh_billable_users (https://docs.gitlab.com/api/license/). */
export const CHANGE_ROUTES: readonly Route[] = [
  {
    method: 'DELETE',
    path: '/license/:id',
    access: { kind: 'admin' },
    permission: 'License: Delete',
    handle: remove,
  },
  {
    method: 'PUT',
    path: '/license/:id/refresh_billable_users',
    access: { kind: 'admin' },
    permission: 'License Billable User: Refresh',
    exists: (features) => features.refreshBillableUsers,
    handle: refresh,
  },
];

function remove(call: Call): Answer {
  return withId(call, (id) => removeById(call.state, id));
}

function removeById(state: GitLabState, id: number): Answer {
  const row = state.licenses.find((candidate) => candidate.id === id);
  // The small f is GitLab's: a delete answers through the API's handler of RecordNotFound.
  if (!row) {
    return message(404, '404 Not found');
  }
  const answer = state.deleteAnswer === 'no-content' ? noContent() : json(200, licenseEntity(state, row));
  destroy(state, row);
  return answer;
}

function destroy(state: GitLabState, row: LicenseRow): void {
  const wasCurrent = currentLicense(state) === row;
  state.highestLicenseId = Math.max(state.highestLicenseId, row.id);
  state.licenses = state.licenses.filter((candidate) => candidate !== row);
  if (wasCurrent) {
    state.futureSubscriptions = [];
  }
  provisionAddOns(state);
}

function refresh(call: Call): Answer {
  return withId(call, (id) => refreshById(call, id));
}

/** The count is the whole instance's; the id only has to exist. */
function refreshById(call: Call, id: number): Answer {
  const { state } = call;
  const row = state.licenses.find((candidate) => candidate.id === id);
  if (!row) {
    return message(404, '404 Not Found');
  }
  const skipped = state.features.refreshSkipsFutureDated && row.starts_at > today(state);
  if (state.refresh.success && !skipped) {
    recount(call);
  }
  return json(202, { success: state.refresh.success });
}
