/** What a key says by itself, whatever instance it is added to. */

import { addOnFindings } from './addOnFindings';
import type { Effect } from './effect';
import { EXPIRY_REQUIRED_SINCE, lacksExpiry, requiresExpiry } from './expiryRule';
import type { Finding } from './findings';
import type { LicenseKeyContent, LicenseKeyReading } from '../key/licenseKeyContent';

/**
 * @param effect what adding it does; undefined when the key could not be read
 * @param version the server's, where it is known
 */
export function keyFindings(
  key: LicenseKeyReading,
  effect: Effect | undefined,
  version: string | undefined,
): Finding[] {
  switch (key.kind) {
    case 'unreadable':
      return key.openedBy === undefined
        ? [{ level: 'unknown', kind: 'unreadable' }]
        : [{ level: 'refused', kind: 'damaged' }];
    case 'malformed':
      return [{ level: 'refused', kind: 'malformed', problem: key.problem }];
    case 'read':
      return [
        ...typeFindings(key.content),
        ...endFindings(key.content, version),
        ...expiryFindings(effect),
        ...trialFindings(key.content, effect),
        ...addOnFindings(key.content),
      ];
  }
}

function typeFindings(key: LicenseKeyContent): Finding[] {
  if (key.isFromCancellation) {
    return [{ level: 'refused', kind: 'cancellation' }];
  }
  return key.type === 'onlineCloud' ? [{ level: 'refused', kind: 'onlineCloud' }] : [];
}

/** Where the server still takes a key without an end, the license ends with the update to one that doesn't. */
function endFindings(key: LicenseKeyContent, version: string | undefined): Finding[] {
  if (!lacksExpiry(key)) {
    return [];
  }
  return requiresExpiry(version)
    ? [{ level: 'refused', kind: 'noExpiry' }]
    : [{ level: 'warning', kind: 'noExpiry', countsUntil: EXPIRY_REQUIRED_SINCE }];
}

function expiryFindings(effect: Effect | undefined): Finding[] {
  return effect?.kind === 'expired' ? [{ level: 'refused', kind: 'alreadyExpired', on: effect.on }] : [];
}

function trialFindings(key: LicenseKeyContent, effect: Effect | undefined): Finding[] {
  const replaced = effect?.kind === 'takesEffectToday' ? effect.replaces : undefined;
  const replaces = replaced !== undefined && replaced.expired !== true;
  return [
    ...(key.isTrial
      ? [{ level: replaces ? 'warning' : 'information', kind: 'trial', replaces } as const]
      : []),
    ...(key.isTemporaryExtension ? [{ level: 'information', kind: 'temporaryExtension' } as const] : []),
  ];
}
