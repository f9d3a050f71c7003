/**
 * What the attributes of a license key mean to GitLab.
 *
 * Sources: `Gitlab::License#load_attributes` and `#valid?` in the gem `gitlab-license`, and `License` in GitLab EE's
 * `ee/app/models/license.rb`.
 */

import { addOnPurchasesIn, addOnsIn, trueUpIn } from './keyRestrictions';
import { dateIn, defined, isAbsent, isObject, numberIn, textIn, type JsonObject } from './keyValues';
import type { LicenseKeyContent, LicenseKeyType } from './licenseKeyContent';
import { DEFAULT_PLAN } from '../plans';

export type AttributesReading =
  | { readonly kind: 'read'; readonly content: LicenseKeyContent }
  /** `problem`: the attribute for which GitLab does not take the key, in its own spelling. */
  | { readonly kind: 'malformed'; readonly type: LicenseKeyType; readonly problem: string };

/** The only version of license keys there has been. */
const VERSION = 1;

const DATES = [
  'issued_at',
  'expires_at',
  'notify_admins_at',
  'notify_users_at',
  'block_changes_at',
  'last_synced_at',
  'next_sync_at',
  'activated_at',
];

/** What the decrypted JSON of a key says, or which part of it GitLab does not take. */
export function readAttributes(value: unknown): AttributesReading {
  if (!isObject(value)) {
    return { kind: 'malformed', type: 'legacy', problem: 'attributes' };
  }
  const type = typeOf(value);
  const startsAt = dateIn(value.issued_at);
  const problem = problemOf(value, type);
  if (problem !== undefined || startsAt === undefined) {
    return { kind: 'malformed', type, problem: problem ?? 'issued_at' };
  }

  const restrictions = isObject(value.restrictions) ? value.restrictions : {};
  return {
    kind: 'read',
    content: {
      type,
      startsAt,
      ...defined({ expiresAt: dateIn(value.expires_at), blockChangesAt: dateIn(value.block_changes_at) }),
      licensee: licenseeIn(value),
      ...(value.contract_overages_allowed === false && { forbidsOverage: true }),
      isFromCancellation: value.generated_from_cancellation === true,
      isTemporaryExtension: value.temporary_extension === true,
      hasRestrictions: isObject(value.restrictions),
      ...contentOf(restrictions, type),
    },
  };
}

function contentOf(restrictions: JsonObject, type: LicenseKeyType) {
  return {
    plan: textIn(restrictions.plan) ?? DEFAULT_PLAN,
    isTrial: !isAbsent(restrictions.trial),
    isReconciled: !isAbsent(restrictions.reconciliation_completed),
    addOnPurchases: addOnPurchasesIn(restrictions),
    addOns: addOnsIn(restrictions),
    ...defined({
      seats: numberIn(restrictions.active_user_count),
      previousSeats: numberIn(restrictions.previous_user_count),
      // Cloud licenses have no true-up: GitLab does not look at one.
      trueUp: type === 'legacy' ? trueUpIn(restrictions) : undefined,
      subscriptionName: textIn(restrictions.subscription_name),
    }),
  };
}

function typeOf({ cloud_licensing_enabled, offline_cloud_licensing_enabled }: JsonObject): LicenseKeyType {
  if (cloud_licensing_enabled !== true) {
    return 'legacy';
  }
  return offline_cloud_licensing_enabled === true ? 'offlineCloud' : 'onlineCloud';
}

/** The first attribute for which the gem finds a key not valid; a missing start aside. */
function problemOf(attributes: JsonObject, type: LicenseKeyType): string | undefined {
  const { version, licensee, offline_cloud_licensing_enabled } = attributes;
  if (!isAbsent(version) && version !== VERSION) {
    return 'version';
  }
  if (!isObject(licensee) || Object.keys(licensee).length === 0) {
    return 'licensee';
  }
  // A text that is no date is dropped; anything else is kept, and is no date.
  const brokenDate = DATES.find(
    (name) => !isAbsent(attributes[name]) && typeof attributes[name] !== 'string',
  );
  if (brokenDate !== undefined) {
    return brokenDate;
  }
  const isOfflineAlone = offline_cloud_licensing_enabled === true && type !== 'offlineCloud';
  return isOfflineAlone ? 'offline_cloud_licensing_enabled' : undefined;
}

function licenseeIn({ licensee }: JsonObject): Record<string, string> {
  const entries = isObject(licensee) ? Object.entries(licensee) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, nameIn(value)]));
}

function nameIn(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return isAbsent(value) ? '' : JSON.stringify(value);
}
