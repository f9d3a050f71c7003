/** What a key changes about the days that are covered. */

import type { Coverage, Gap } from '../coverage';
import type { Consequences, Postponed } from './effect';
import type { Finding } from './findings';
import type { KnownInstance } from './instanceSituation';
import { differences } from './keyOfLicense';
import type { LicenseKeyContent } from '../key/licenseKeyContent';
import { addDays } from '../plainDate';

export function coverageFindings(
  key: LicenseKeyContent,
  { effect, after, postponed }: Consequences,
  { coverage: before }: KnownInstance,
): Finding[] {
  if (after === undefined || effect.kind === 'expired' || effect.kind === 'neverItsTurn') {
    return [];
  }
  return [
    ...gapFindings(key, before, after),
    ...endFindings(key, before),
    ...postponed.flatMap((one) => postponedFindings(key, one)),
  ];
}

function gapFindings(
  { startsAt, expiresAt }: LicenseKeyContent,
  before: Coverage,
  after: Coverage,
): Finding[] {
  const dayBefore = addDays(startsAt, -1);
  return [
    ...after.gaps
      .filter((gap) => gap.to === dayBefore)
      .map((gap): Finding => ({ level: 'warning', kind: 'gapBefore', gap })),
    ...after.gaps
      .filter((gap) => gap.from === expiresAt)
      .map((gap): Finding => ({ level: 'warning', kind: 'gapAfter', gap })),
    ...before.gaps
      .filter((gap) => !after.gaps.some((other) => overlap(gap, other)))
      .map((gap): Finding => ({ level: 'information', kind: 'gapClosed', gap })),
  ];
}

function endFindings({ expiresAt }: LicenseKeyContent, before: Coverage): Finding[] {
  const isCoveredToday = before.severity !== 'none' && before.severity !== 'expired';
  // It can't be compared with an unknown day.
  if (expiresAt === undefined || !isCoveredToday || before.endUnknown === true) {
    return [];
  }
  const { coveredUntil } = before;
  const lastDay = addDays(expiresAt, -1);
  return coveredUntil === undefined || lastDay < coveredUntil
    ? [{ level: 'warning', kind: 'endsEarlier', lastDay, coveredUntil }]
    : [];
}

/** That the same license waits for ever once it is there twice is no news. */
function postponedFindings(key: LicenseKeyContent, { license, from, to }: Postponed): Finding[] {
  return differences(key, license).length === 0
    ? []
    : [{ level: to === undefined ? 'warning' : 'information', kind: 'postpones', license, from, to }];
}

function overlap(one: Gap, other: Gap): boolean {
  return one.from <= other.to && other.from <= one.to;
}
