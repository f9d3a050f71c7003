import type { License } from '../gitlab/schemas';
import type { Coverage } from './coverage';
import type { LicenseRow } from './currentLicense';
import { parsePlainDate } from './plainDate';

/** Servers from before GitLab 11.8 give no ids; they know a single license, and no row of a database is number 0. */
const NO_ID = 0;

const DATES = ['starts_at', 'expires_at'] as const;

/** A field of a license that is a calendar day. */
export type LicenseDate = (typeof DATES)[number];

/** The number under which a license stands in a coverage. */
export function rowId(license: License): number {
  return license.id ?? NO_ID;
}

/** The license that stands under this number; undefined when none does, or there is no number. */
export function licenseOfId(licenses: readonly License[], id: number | undefined): License | undefined {
  return licenses.find((license) => rowId(license) === id);
}

/**
 * The licenses of the list with what only the answer about the current one says: the list does not say how many users
 * there are.
 */
export function withCurrent(licenses: readonly License[], current: License | undefined): License[] {
  const isCurrent = (license: License) => current !== undefined && rowId(current) === rowId(license);
  return licenses.map((license) => (isCurrent(license) ? { ...license, ...current } : license));
}

/** Whether GitLab does not use a license although its dates say so, as when its subscription was cancelled. */
export function isPassedOver(license: License, { roles }: Pick<Coverage, 'roles'>): boolean {
  const role = roles.get(rowId(license));
  return role?.kind === 'superseded' && role.passedOver;
}

/** The rows of the licenses that GitLab does not pass over. */
export function countedRows(licenses: readonly License[], coverage: Pick<Coverage, 'roles'>): LicenseRow[] {
  return licenseRows(licenses.filter((license) => !isPassedOver(license, coverage)));
}

/** The dates of a license that are no days of the calendar, such as 2027-02-30. */
export function unreadableDates(license: License): LicenseDate[] {
  return DATES.filter((name) => typeof license[name] === 'string' && day(license[name]) === undefined);
}

/** Whoever looks at a license asks for its row, and to read its dates takes longer than all else. */
const rows = new WeakMap<License, LicenseRow>();

/** What coverage needs of a license; undefined without a start, since such a license never counts. */
function licenseRow(license: License): LicenseRow | undefined {
  const row = rows.get(license) ?? readRow(license);
  if (row !== undefined) {
    rows.set(license, row);
  }
  return row;
}

function readRow(license: License): LicenseRow | undefined {
  const startsAt = day(license.starts_at);
  if (startsAt === undefined) {
    return undefined;
  }
  const expiresAt = day(license.expires_at);
  const endUnknown = unreadableDates(license).includes('expires_at');
  // Somewhere in the past is no day to count with.
  if (endUnknown && license.expired === true) {
    return undefined;
  }
  return {
    id: rowId(license),
    startsAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(endUnknown && { endUnknown }),
    ...(typeof license.expired === 'boolean' && { expired: license.expired }),
  };
}

/** The rows of all licenses that have a start. */
export function licenseRows(licenses: readonly License[]): LicenseRow[] {
  return licenses.map(licenseRow).filter((row) => row !== undefined);
}

function day(text: string | null | undefined) {
  return typeof text === 'string' ? parsePlainDate(text) : undefined;
}
