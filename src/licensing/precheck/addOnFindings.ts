/** What GitLab makes of the add-on products in a key. */

import type { AddOnPurchase, LicenseKeyContent } from '../key/licenseKeyContent';
import type { Finding } from './findings';

/** Of these GitLab provides the first one only. */
const DUO_BY_PRECEDENCE = ['duo_amazon_q', 'duo_enterprise', 'duo_pro'];
/** As `duo_pro` was called before. */
const OLD_NAME_OF_DUO_PRO = 'code_suggestions';

const INFORMATION = { level: 'information' } as const;

/** GitLab takes add-on products from cloud licenses only, and only with both their dates. */
export function addOnFindings(key: LicenseKeyContent): Finding[] {
  const purchases = key.addOnPurchases;
  if (purchases.length === 0) {
    return [];
  }
  if (key.type === 'legacy') {
    return [{ ...INFORMATION, kind: 'addOnsIgnored', purchases, why: 'legacy' }];
  }
  if (key.type === 'onlineCloud') {
    return [];
  }
  const dated = purchases.filter(hasDates);
  const undated = purchases.filter((purchase) => !hasDates(purchase));
  const ending = dated.filter((purchase) => endsBefore(purchase, key));
  return [
    ...(dated.length > 0 ? [{ ...INFORMATION, kind: 'addOnsComeLater', purchases: dated } as const] : []),
    ...(undated.length > 0
      ? [{ ...INFORMATION, kind: 'addOnsIgnored', purchases: undated, why: 'noDates' } as const]
      : []),
    ...precedence(dated),
    ...(ending.length > 0 ? [{ ...INFORMATION, kind: 'addOnsEndEarlier', purchases: ending } as const] : []),
  ];
}

/** The products that another one in the key takes the place of, on some day at least. */
function precedence(dated: readonly AddOnPurchase[]): Finding[] {
  return DUO_BY_PRECEDENCE.flatMap((name, rank): Finding[] => {
    const own = dated.filter((purchase) => productOf(purchase) === name);
    const before = DUO_BY_PRECEDENCE.slice(0, rank).find((higher) =>
      dated.some((purchase) => productOf(purchase) === higher && own.some((one) => overlap(one, purchase))),
    );
    return before === undefined ? [] : [{ ...INFORMATION, kind: 'addOnReplaced', name, by: before }];
  });
}

function productOf({ name }: AddOnPurchase): string {
  return name === OLD_NAME_OF_DUO_PRO ? 'duo_pro' : name;
}

function hasDates({ startsOn, expiresOn }: AddOnPurchase): boolean {
  return startsOn !== undefined && expiresOn !== undefined;
}

function overlap(one: AddOnPurchase, other: AddOnPurchase): boolean {
  return (one.startsOn ?? '') < (other.expiresOn ?? '') && (other.startsOn ?? '') < (one.expiresOn ?? '');
}

function endsBefore({ expiresOn }: AddOnPurchase, key: LicenseKeyContent): boolean {
  return expiresOn !== undefined && (key.expiresAt === undefined || expiresOn < key.expiresAt);
}
