import { currentLicense, newestFirst } from '../licenses/currentLicense';
import { maximumUserCount } from '../licenses/figures';
import { seatLimit } from '../rows';
import type { LicenseRow } from '../rows';
import type { GitLabState } from '../state';

/** What the queries answer: `Types::Admin::CloudLicenses` in GitLab's source. */
export function rootValue(state: GitLabState): Record<string, unknown> {
  const current = currentLicense(state);
  return {
    currentLicense: current && currentEntry(state, current),
    licenseHistoryEntries: {
      nodes: newestFirst(state)
        .filter((row) => !row.unreadable)
        .sort(byStart)
        .map((row) => historyEntry(state, row)),
    },
    subscriptionFutureEntries: {
      nodes: state.futureSubscriptions
        .filter((entry) => typeof entry !== 'string')
        .map((entry) => ({ type: 'online_cloud', ...entry })),
    },
    addOnPurchases: state.addOnSeats,
  };
}

/** The newest start first. */
function byStart(one: LicenseRow, other: LicenseRow): number {
  return one.starts_at < other.starts_at ? 1 : -1;
}

function currentEntry(state: GitLabState, row: LicenseRow): Record<string, unknown> {
  return {
    ...historyEntry(state, row),
    lastSync: row.key.lastSync ?? null,
    trial: row.key.trial,
    subscriptionName: row.key.subscriptionName ?? null,
    billableUsersCount: state.activeUsers,
    maximumUserCount: maximumUserCount(state, row),
    usersOverLicenseCount: 0,
  };
}

function historyEntry(state: GitLabState, row: LicenseRow): Record<string, unknown> {
  return {
    // Of the key, not of the row.
    id: `gid://gitlab/License/${1_000_000 + row.id}`,
    type: row.key.type,
    plan: row.plan,
    name: row.licensee.Name ?? null,
    email: row.licensee.Email ?? null,
    company: row.licensee.Company ?? null,
    startsAt: row.starts_at,
    expiresAt: row.expires_at,
    createdAt: row.created_at === null ? null : dayInZone(row.created_at, state.utcOffsetHours),
    activatedAt: row.key.activatedAt ?? row.starts_at,
    blockChangesAt: row.key.blockChangesAt ?? null,
    usersInLicenseCount: seatLimit(row),
  };
}

/** The calendar day of a moment where the instance is. */
function dayInZone(moment: string, utcOffsetHours: number): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : new Date(at + utcOffsetHours * 3_600_000).toISOString().slice(0, 10);
}
