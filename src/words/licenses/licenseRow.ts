/** A license in a row of the view, where there is room for little: the plan, the date that matters, the seats. */

import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import { parsePlainDate } from '../../licensing/plainDate';
import { isKnownPlan } from '../../licensing/plans';
import type { Role } from '../../licensing/roles';
import type { Severity } from '../../licensing/severity';
import { count, line, spokenList } from '../text/language';
import { cutToWidth, widthInEm } from '../text/textWidth';
import { expired, expires, neverExpires, starts } from './dates';
import { areDaysOver, planName, roleName, seatLimitText } from './licenses';
import { severityWord } from './severityWord';

/** Of a view 300 pixels wide, this is what a date, and the ellipsis behind it, leave for the plan. */
const LONGEST_PLAN = 12;
const WIDEST_PLAN_EM = 6.3;

/** The same while the row has a button. */
const WIDEST_BESIDE_BUTTON_EM = 4.75;

/** The plan as the row's label. One that GitLab has invented since is cut where it would push the date out of sight. */
export function planLabel(license: License): string {
  const name = planName(license);
  return isKnownPlan(license.plan) ? name : cutToWidth(name, LONGEST_PLAN, WIDEST_PLAN_EM);
}

/** Whether the row can show a button under the mouse without cutting the date. */
export function hasRoomForButton(license: License): boolean {
  return widthInEm(planLabel(license)) <= WIDEST_BESIDE_BUTTON_EM;
}

/**
 * What a license's row says after its plan: "expires 2026-12-07 · 512/500", "starts 2027-01-19 · 80 seats",
 * "expired 2025-12-07".
 *
 * @param role undefined when the license has no readable start
 */
export function licenseRowText(license: License, role: Role | undefined): string {
  if (areDaysOver(license, role)) {
    return line(endText(license, role), role?.kind === 'current' ? t('still in use') : undefined);
  }
  return line(leadingDate(license, role), seatsInUse(license, role) ?? seatLimitText(license.user_limit));
}

/** The row for a screen reader, with the role and the severity that others see from icons. */
export function licenseAccessibleLabel(license: License, role: Role | undefined, severity: Severity): string {
  return spokenList(t('{0} license', planName(license)), licenseSpoken(license, role, severity));
}

/** The same without the plan, for a list that reads its rows aloud as they are written. */
export function licenseSpoken(license: License, role: Role | undefined, severity: Severity): string {
  const seats = seatsSpoken(license, role) ?? seatLimitText(license.user_limit);
  const isSaid = role === undefined || role.kind === 'expired';
  return spokenList(
    isSaid ? undefined : roleName(role),
    leadingDate(license, role),
    areDaysOver(license, role) ? undefined : seats,
    severityWord(severity),
  );
}

function leadingDate(license: License, role: Role | undefined): string {
  return role?.kind === 'upcoming' && license.starts_at ? starts(license.starts_at) : endText(license, role);
}

/** When it ends or has ended, in GitLab's own date. */
export function endText(license: License, role: Role | undefined): string {
  const { expires_at: date } = license;
  if (!date) {
    return neverExpires();
  }
  if (parsePlainDate(date) === undefined) {
    return t('expiry date unknown');
  }
  return areDaysOver(license, role) ? expired(date) : expires(date);
}

/** The count of billable users is today's, so it says something about the license of today only. */
function billableOf({ active_users: billable }: License, role: Role | undefined): number | undefined {
  const isInUse = role?.kind === 'current' && !role.expired;
  return isInUse && typeof billable === 'number' ? billable : undefined;
}

function seatsInUse(license: License, role: Role | undefined): string | undefined {
  const billable = billableOf(license, role);
  if (billable === undefined) {
    return undefined;
  }
  const { user_limit: limit } = license;
  return limit ? `${count(billable)}/${count(limit)}` : usersText(billable);
}

function seatsSpoken(license: License, role: Role | undefined): string | undefined {
  const billable = billableOf(license, role);
  if (billable === undefined) {
    return undefined;
  }
  const { user_limit: limit } = license;
  if (!limit) {
    return t('{0}, unlimited seats', usersText(billable));
  }
  return spokenList(
    t('{0} of {1} seats in use', count(billable), count(limit)),
    billable > limit ? t('{0} over', count(billable - limit)) : undefined,
  );
}

function usersText(users: number): string {
  return users === 1 ? t('1 user') : t('{0} users', count(users));
}
