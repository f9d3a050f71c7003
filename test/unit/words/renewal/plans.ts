import type { InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import type { LicenseTerms } from '../../../../src/licensing/usageReports';
import { renewalPlanText } from '../../../../src/words/renewal/renewalPlan';
import { answered, license, NOW, statusNow, TODAY } from '../../fleet/statuses';

export const LEGACY: LicenseTerms = { type: 'legacy', isTrial: false, isFlex: false, addOns: [] };
export const USERS = { maximum_user_count: 210, historical_max: 210 };
const LICENSEE = { Name: 'Jane Doe', Company: 'Example, Inc.', Email: 'jane@example.com' };

/** A license of 200 seats that ends in 40 days, with 180 users now and 210 at most, and what is known of its key. */
export function renewing(
  more: readonly License[] = [],
  { terms = LEGACY, current = {}, users = 180, name = 'Production' } = {},
): InstanceStatus {
  const licenses = [license(1, -325, 40, { ...USERS, licensee: LICENSEE, ...current }), ...more];
  const [row] = licenseRows(licenses);
  const reportNotes = { terms: row === undefined ? [] : [{ ...row, ...terms }] };
  return statusNow(answered(licenses, { users, reportNotes }), name);
}

export const planOf = (statuses: readonly InstanceStatus[]) =>
  renewalPlanText(statuses, { now: NOW, today: TODAY, statistics: new Map() });

/** The lines below a heading. */
export function below(plan: string, heading: string): string[] {
  const lines = plan.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.endsWith(` ${heading}`));
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line));
  return start === -1 ? [] : rest.slice(0, end === -1 ? undefined : end).filter((line) => line !== '');
}
