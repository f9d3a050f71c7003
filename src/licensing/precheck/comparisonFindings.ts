/** How a key compares with the licenses and users that an instance has. */

import type { License } from '../../gitlab/schemas';
import type { Consequences, Effect } from './effect';
import type { Finding } from './findings';
import {
  licenseInUse,
  type EarlierKey,
  type InstanceSituation,
  type KnownInstance,
} from './instanceSituation';
import { differences } from './keyOfLicense';
import { licenseeDifference } from './licensees';
import type { LicenseKeyContent } from '../key/licenseKeyContent';
import { DEFAULT_PLAN, hasFreeGuests, isLowerPlan } from '../plans';

/** Whether the key, read or not, has been added before. */
export function earlierKeyFindings(
  key: LicenseKeyContent | undefined,
  fingerprint: string,
  { known, earlierKeys }: InstanceSituation,
): Finding[] {
  const earlier = earlierKeys.findLast((candidate) => candidate.fingerprint === fingerprint);
  const license = sameLicense(key, earlier, known?.licenses ?? []);
  if (license !== undefined) {
    const addedOn = earlier && { addedOn: earlier.on };
    return [{ level: 'warning', kind: 'sameLicenseAgain', license, ...addedOn }];
  }
  return earlier === undefined ? [] : [{ level: 'information', kind: 'addedBefore', earlier }];
}

/** How the key's license compares with the one before it, and with today's billable users. */
export function comparisonFindings(
  key: LicenseKeyContent,
  { effect }: Consequences,
  known: KnownInstance,
): Finding[] {
  const before = (effect.kind === 'startsLater' ? effect.behind : undefined) ?? licenseInUse(known);
  const licensee = before === undefined ? [] : licenseeFindings(key, before);
  if (!isEverUsed(effect)) {
    return licensee;
  }
  return [
    ...licensee,
    ...billableFindings(key, known.billable),
    ...(before === undefined ? [] : [...planFindings(key, before), ...seatFindings(key, before)]),
  ];
}

function isEverUsed({ kind }: Effect): boolean {
  return kind === 'takesEffectToday' || kind === 'startsLater';
}

function sameLicense(
  key: LicenseKeyContent | undefined,
  earlier: EarlierKey | undefined,
  licenses: readonly License[],
): License | undefined {
  const isKnown = (license: License) => license.id !== undefined && license.id === earlier?.licenseId;
  return (
    licenses.find(isKnown) ??
    licenses.find((license) => key !== undefined && differences(key, license).length === 0)
  );
}

function licenseeFindings(key: LicenseKeyContent, before: License): Finding[] {
  const difference = licenseeDifference(key.licensee, before.licensee ?? {});
  return difference === undefined
    ? []
    : [
        {
          level: 'warning',
          kind: 'otherLicensee',
          licensee: difference.key,
          before: difference.license,
        },
      ];
}

function planFindings({ plan }: LicenseKeyContent, { plan: planBefore }: License): Finding[] {
  const before = planBefore ?? DEFAULT_PLAN;
  if (!isLowerPlan(plan, before)) {
    return [];
  }
  const guestsTakeSeats = hasFreeGuests(before) && !hasFreeGuests(plan);
  return [{ level: 'warning', kind: 'lowerPlan', plan, before, guestsTakeSeats }];
}

function billableFindings({ seats }: LicenseKeyContent, billable: number | undefined): Finding[] {
  if (seats === undefined || billable === undefined || billable <= seats) {
    return [];
  }
  const over = billable - seats;
  return [{ level: 'warning', kind: 'fewerSeatsThanBillable', seats, billable, over }];
}

function seatFindings({ seats }: LicenseKeyContent, { user_limit: limit }: License): Finding[] {
  const hasLimit = typeof limit === 'number';
  if (seats === undefined || !hasLimit || (limit > 0 && seats >= limit)) {
    return [];
  }
  const before = limit === 0 ? undefined : limit;
  return [{ level: 'information', kind: 'fewerSeatsThanBefore', seats, before }];
}
