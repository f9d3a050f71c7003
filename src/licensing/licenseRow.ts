import type { License } from '../gitlab/schemas';
import type { LicenseRow } from './currentLicense';
import { parsePlainDate } from './plainDate';

/** Servers from before GitLab 11.8 give no ids; they know a single license, and no row of a database is number 0. */
const NO_ID = 0;

/** The number under which a license stands in a coverage. */
export function rowId(license: License): number {
  return license.id ?? NO_ID;
}

/** What coverage needs of a license; undefined without a start, since such a license never counts. */
function licenseRow(license: License): LicenseRow | undefined {
  const startsAt = day(license.starts_at);
  if (startsAt === undefined) {
    return undefined;
  }
  const expiresAt = day(license.expires_at);
  return {
    id: rowId(license),
    startsAt,
    ...(expiresAt !== undefined && { expiresAt }),
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
