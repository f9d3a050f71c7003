import { expired, historicalMax, maximumUserCount, overage } from '../licenses/figures';
import type { LicenseRow } from '../rows';
import type { GitLabState } from '../state';

/** The API's object of a license, without `active_users`, in GitLab's order of fields. */
export function licenseEntity(state: GitLabState, row: LicenseRow): Record<string, unknown> {
  return shaped(row, fields(state, row));
}

/** The same with `active_users`: what every route but the list answers. */
export function licenseWithActiveUsers(state: GitLabState, row: LicenseRow): Record<string, unknown> {
  return shaped(row, { ...fields(state, row), active_users: row.active_users ?? state.activeUsers });
}

function fields(state: GitLabState, row: LicenseRow): Record<string, unknown> {
  return {
    id: row.id,
    plan: row.plan,
    created_at: row.created_at,
    starts_at: row.starts_at,
    expires_at: row.expires_at,
    historical_max: historicalMax(state, row),
    maximum_user_count: maximumUserCount(state, row),
    licensee: row.licensee,
    add_ons: row.add_ons,
    expired: expired(state, row),
    overage: overage(state, row),
    user_limit: row.user_limit,
  };
}

function shaped(row: LicenseRow, known: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries({ ...known, ...row.extra });
  return Object.fromEntries(entries.filter(([name]) => !row.omit.includes(name)));
}
