/** What a key says by itself, whatever instance it is added to. */

import type { Effect } from './effect';
import type { Finding } from './findings';
import type { AddOnPurchase, LicenseKeyContent, LicenseKeyReading } from '../key/licenseKeyContent';

/** @param effect what adding it does; undefined when the key could not be read */
export function keyFindings(key: LicenseKeyReading, effect: Effect | undefined): Finding[] {
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

/** GitLab takes add-on products from cloud licenses only. */
function addOnFindings(key: LicenseKeyContent): Finding[] {
  const purchases = key.type === 'offlineCloud' ? key.addOnPurchases : [];
  const ending = purchases.filter((purchase) => endsBefore(purchase, key));
  return [
    ...(purchases.length > 0 ? [{ level: 'information', kind: 'addOnsComeLater', purchases } as const] : []),
    ...(ending.length > 0
      ? [{ level: 'information', kind: 'addOnsEndEarlier', purchases: ending } as const]
      : []),
  ];
}

function endsBefore(purchase: AddOnPurchase, key: LicenseKeyContent): boolean {
  return (
    purchase.expiresOn !== undefined && (key.expiresAt === undefined || purchase.expiresOn < key.expiresAt)
  );
}
