import { t } from '@vscode/l10n';
import { shownText } from '../../gitlab/foreign/text';
import type { License } from '../../gitlab/schemas';
import { parsePlainDate } from '../../licensing/plainDate';
import { DEFAULT_PLAN } from '../../licensing/plans';
import type { Role } from '../../licensing/roles';
import { shortText } from '../text/foreignText';
import { count, line } from '../text/language';
import { expired, expires, neverExpires, starts } from './dates';

/** What shows: a name of spaces, or of characters that can't be seen, names nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The license's plan with a capital letter, as GitLab writes its plans, also one it invents later: "Ultimate". */
export function planName(license: License): string {
  const plan = shownText(license.plan ?? DEFAULT_PLAN);
  return VISIBLE.test(plan) ? plan.charAt(0).toUpperCase() + plan.slice(1) : t('Unknown plan');
}

/** "Ultimate license 2". */
export function licenseName(license: License): string {
  const plan = shortText(planName(license));
  return license.id === undefined ? t('{0} license', plan) : t('{0} license {1}', plan, license.id);
}

/** A license of the instance inside a sentence: "Ultimate license 5 (expires 2027-01-27)". */
export function licenseInSentence(license: License): string {
  return `${licenseName(license)} (${endInSentence(license)})`;
}

/** When it counts, in GitLab's own dates: "starts 2026-01-27, expires 2027-01-27". */
export function licenseTerm({ starts_at: start, expires_at: end }: License): string {
  if (end && parsePlainDate(end) === undefined) {
    return start ? `${starts(start)}, ${unknownExpiry(end)}` : unknownExpiry(end);
  }
  if (!start) {
    return end ? expires(end) : t('without dates');
  }
  return `${starts(start)}, ${end ? expires(end) : neverExpires()}`;
}

/**
 * What there is to say of a license after its plan where there is room for it: "current · expires 2027-01-27 · 180/200
 * seats". Rows of the view have a shorter text.
 *
 * @param role undefined when the license has no start, so that nothing can be said about it
 */
export function licenseDescription(license: License, role: Role | undefined): string {
  return line(...descriptionParts(license, role));
}

/** Whether the license's days are over, also when GitLab still uses it because there's no other. */
export function areDaysOver(license: License, role: Role | undefined): boolean {
  switch (role?.kind) {
    case 'expired':
      return true;
    case 'current':
      return role.expired;
    case 'upcoming':
    case 'superseded':
      return false;
    case undefined:
      return license.expired === true;
  }
}

export function roleName(role: Role): string {
  switch (role.kind) {
    case 'current':
      return role.expired ? t('expired, still in use') : t('current');
    case 'upcoming':
      return role.takesOver === undefined ? t('upcoming, never takes effect') : t('upcoming');
    case 'expired':
      return t('expired');
    case 'superseded':
      return supersededName(role);
  }
}

/** What the role means, in a sentence. */
export function roleMeaning(role: Role): string {
  switch (role.kind) {
    case 'current':
      return role.expired
        ? t("Expired, still in use because there's no other active license.")
        : t('GitLab uses this license now.');
    case 'upcoming':
      return role.takesOver === undefined
        ? t('Never takes effect because newer licenses cover all its days.')
        : t('Takes effect on {0}.', role.takesOver);
    case 'expired':
      return t('This license has expired.');
    case 'superseded':
      return supersededMeaning(role);
  }
}

function supersededName(role: Extract<Role, { kind: 'superseded' }>): string {
  if (role.passedOver) {
    return t('not used');
  }
  return role.takesOver === undefined ? t('superseded') : t('on standby');
}

function supersededMeaning(role: Extract<Role, { kind: 'superseded' }>): string {
  if (role.passedOver) {
    return t(
      "GitLab doesn't use this license although its dates are current, for example because the subscription was canceled.",
    );
  }
  return role.takesOver === undefined
    ? t('Replaced by a newer license.')
    : t('Replaced by a newer license. Takes effect again on {0}.', role.takesOver);
}

function descriptionParts(license: License, role: Role | undefined): (string | undefined)[] {
  return [roleBesideDates(role), licenseDates(license, role), licenseSeats(license, role)];
}

/** Where the dates say "expired", the role need not say it again. */
function roleBesideDates(role: Role | undefined): string | undefined {
  switch (role?.kind) {
    case 'current':
      return role.expired ? t('still in use') : roleName(role);
    case 'upcoming':
    case 'superseded':
      return roleName(role);
    case 'expired':
    case undefined:
      return undefined;
  }
}

/** Between which days a license counts, in a few words. */
function licenseDates(license: License, role: Role | undefined): string {
  const { starts_at: start, expires_at: end } = license;
  if (role?.kind === 'upcoming' && start) {
    return line(starts(start), end ? expires(end) : neverExpires());
  }
  if (!end) {
    return neverExpires();
  }
  if (parsePlainDate(end) === undefined) {
    return unknownExpiry(end);
  }
  return areDaysOver(license, role) ? expired(end) : expires(end);
}

/** @param written as the server wrote it */
function unknownExpiry(written: string): string {
  return t('expiry date unknown ({0})', written);
}

function endInSentence({ expires_at: date, expired: hasExpired }: License): string {
  if (!date) {
    return neverExpires();
  }
  if (parsePlainDate(date) === undefined) {
    return unknownExpiry(date);
  }
  return hasExpired === true ? expired(date) : expires(date);
}

/** The count of billable users is today's, so it says something about the license of today only. */
function licenseSeats(license: License, role: Role | undefined): string | undefined {
  const { user_limit: limit, active_users: billable } = license;
  const isInUse = role?.kind === 'current' && !role.expired;
  if (isInUse && typeof billable === 'number') {
    return limit
      ? t('{0}/{1} seats', count(billable), count(limit))
      : t('{0} users, unlimited seats', count(billable));
  }
  return seatLimitText(limit);
}

/** "200 seats" of a `user_limit`; undefined when the server gave none. */
export function seatLimitText(limit: number | null | undefined): string | undefined {
  if (typeof limit !== 'number') {
    return undefined;
  }
  if (limit === 0) {
    return t('unlimited seats');
  }
  return limit === 1 ? t('1 seat') : t('{0} seats', count(limit));
}
