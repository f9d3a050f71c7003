/** What goes with a deleted license in addition to its days, and what similar things stay. */

import type { License } from '../../gitlab/schemas';
import type { LicenseKeyType } from '../key/licenseKeyContent';

/** What only the key says about a license. `hasAddOns`: it holds purchases of add-on products, such as GitLab Duo. */
export interface DeletedKey {
  readonly type: LicenseKeyType;
  readonly hasAddOns: boolean;
}

/** What else ends with the current license. */
export type SideEffect =
  /** Nobody has read the key: if it is a cloud license, one of the others follows. */
  | { readonly kind: 'perhapsCloud' }
  /** Subscriptions that are stored for later are emptied, and only an activation code brings the license back. */
  | { readonly kind: 'onlineCloud' }
  /** One of the subscriptions that are stored for later, in the form of a license without an id of GitLab. */
  | { readonly kind: 'waitingRemoved'; readonly subscription: License }
  /**
   * The add-ons end at once, and about 14 days later their seat assignments are removed; `unlessNextHasThem`: another
   * license takes over, which may have add-ons of its own.
   */
  | { readonly kind: 'addOns'; readonly unlessNextHasThem: boolean };

/**
 * What else ends with the current license, by GitLab EE's `Licenses::DestroyService`.
 *
 * @param key undefined when nobody has read it
 * @param hasNext whether another license becomes current
 */
export function sideEffectsOf(key: DeletedKey | undefined, hasNext: boolean): SideEffect[] {
  if (key === undefined) {
    return [{ kind: 'perhapsCloud' }];
  }
  switch (key.type) {
    case 'legacy':
      return [];
    case 'onlineCloud':
      return [{ kind: 'onlineCloud' }];
    case 'offlineCloud':
      return key.hasAddOns ? [{ kind: 'addOns', unlessNextHasThem: hasNext }] : [];
  }
}

/** The licenses with the same plan, dates, seats and licensee. */
export function copiesOf(license: License, others: readonly License[]): License[] {
  const fingerprint = contentOf(license);
  return others.filter((other) => contentOf(other) === fingerprint);
}

function contentOf({ plan, starts_at, expires_at, user_limit, licensee }: License): string {
  const entries = Object.entries(licensee ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([plan ?? null, starts_at ?? null, expires_at ?? null, user_limit ?? null, entries]);
}
