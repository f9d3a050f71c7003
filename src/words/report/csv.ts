import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { reasonTexts } from '../instances/attention';
import { BYTE_ORDER_MARK, csvLine, type Cell } from './csvLine';
import {
  ageMinutes,
  fetchedAt,
  namesText,
  problemOf,
  reportedLicenses,
  reportedWaiting,
  type ReportedLicense,
  type ReportedWaiting,
} from './reportedLicenses';

const INSTANCE_COLUMNS = [
  'instance',
  'url',
  'state',
  'fetched_at',
  'age_minutes',
  'problem',
  'severity',
  'days_left',
  'covered_until',
  'gaps',
  'attention',
] as const;

/** What a license says itself stands under GitLab's own names. */
const LICENSE_COLUMNS = [
  'id',
  'role',
  'plan',
  'starts_at',
  'expires_at',
  'expired',
  'user_limit',
  'active_users',
  'historical_max',
  'maximum_user_count',
  'overage',
  'licensee',
  'add_ons',
  'created_at',
] as const;

/**
 * The report as CSV in UTF-8 for spreadsheets: one row a license or waiting subscription, which has no id, and one for
 * each instance without any. Programs read
 * it too, so its column names are not translated.
 *
 * @param now epoch milliseconds
 */
export function reportCsv(statuses: readonly InstanceStatus[], now: number): string {
  const rows = statuses.flatMap((status) => rowsOf(status, now));
  return BYTE_ORDER_MARK + [[...INSTANCE_COLUMNS, ...LICENSE_COLUMNS], ...rows].map(csvLine).join('');
}

function rowsOf(status: InstanceStatus, now: number): Cell[][] {
  const instance = instanceCells(status, now);
  const start = INSTANCE_COLUMNS.map((column) => instance[column]);
  const licenses = [
    ...reportedLicenses(status).map(licenseCells),
    ...reportedWaiting(status).map(waitingCells),
  ];
  return licenses.length === 0
    ? [[...start, ...LICENSE_COLUMNS.map(() => undefined)]]
    : licenses.map((license) => [...start, ...LICENSE_COLUMNS.map((column) => license[column])]);
}

function instanceCells(status: InstanceStatus, now: number): Record<(typeof INSTANCE_COLUMNS)[number], Cell> {
  const { instance, state, coverage, attention } = status;
  return {
    instance: instanceName(instance),
    url: instance.url,
    state,
    fetched_at: fetchedAt(status),
    age_minutes: ageMinutes(status, now),
    problem: problemOf(status),
    severity: attention.severity,
    days_left: coverage?.daysLeft,
    covered_until: coverage?.coveredUntil,
    gaps: coverage?.gaps.map(({ from, to }) => `${from}/${to}`).join(' '),
    attention: reasonTexts(status, now)
      .map(({ summary }) => summary)
      .join('; '),
  };
}

function waitingCells(waiting: ReportedWaiting): ReturnType<typeof licenseCells> {
  return { ...licenseCells(waiting), role: waiting.isConfirmed ? 'waiting' : 'waiting, unconfirmed' };
}

function licenseCells({ license, role }: ReportedLicense): Record<(typeof LICENSE_COLUMNS)[number], Cell> {
  return {
    id: license.id,
    role: role?.kind,
    plan: license.plan,
    starts_at: license.starts_at,
    expires_at: license.expires_at,
    expired: license.expired,
    user_limit: license.user_limit,
    active_users: license.active_users,
    historical_max: license.historical_max,
    maximum_user_count: license.maximum_user_count,
    overage: license.overage,
    licensee: namesText(license.licensee),
    add_ons: namesText(license.add_ons),
    created_at: license.created_at,
  };
}
