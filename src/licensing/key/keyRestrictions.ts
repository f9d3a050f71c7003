/** What the restrictions in a license key say: despite the name, also what was bought in addition to seats. */

import { dateIn, defined, isAbsent, isObject, isPresent, numberIn, type JsonObject } from './keyValues';
import type { AddOnPurchase, TrueUp } from './licenseKeyContent';

/** The true-up; `undefined` unless its quantity and both ends of its period are named (`validate_with_trueup?`). */
export function trueUpIn(restrictions: JsonObject): TrueUp | undefined {
  const { trueup_quantity, trueup_from, trueup_to, trueup_period_seat_count } = restrictions;
  const quantity = numberIn(trueup_quantity);
  if (quantity === undefined || !isPresent(trueup_from) || !isPresent(trueup_to)) {
    return undefined;
  }
  return defined({
    quantity,
    from: dateIn(trueup_from),
    to: dateIn(trueup_to),
    periodSeats: numberIn(trueup_period_seat_count),
  });
}

/** The add-ons of keys from before plans had them. */
export function addOnsIn({ add_ons: addOns }: JsonObject): Record<string, number> {
  const entries = isObject(addOns) ? Object.entries(addOns) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const count = numberIn(value);
      return count === undefined ? [] : [[name, count]];
    }),
  );
}

/** Every purchase of every add-on product, in the order of the key. */
export function addOnPurchasesIn({ add_on_products: products }: JsonObject): AddOnPurchase[] {
  return Object.entries(isObject(products) ? products : {}).flatMap(([name, purchases]) =>
    (Array.isArray(purchases) ? purchases : [])
      .filter(isObject)
      .map((purchase) => purchaseOf(name, purchase)),
  );
}

function purchaseOf(name: string, { quantity, started_on, expires_on, trial }: JsonObject): AddOnPurchase {
  return {
    name,
    isTrial: !isAbsent(trial),
    ...defined({
      quantity: numberIn(quantity),
      startsOn: dateIn(started_on),
      expiresOn: dateIn(expires_on),
    }),
  };
}
