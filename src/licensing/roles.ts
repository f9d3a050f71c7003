/** What part each license plays on a day. */

import { hasEnded, hasStarted, type LicenseRow } from './currentLicense';
import type { PlainDate } from './plainDate';
import type { Turn } from './timeline';

export type Role =
  /** GitLab uses it, or, when `expired`, has nothing newer to fall back to. */
  | { readonly kind: 'current'; readonly expired: boolean }
  /**
   * Not started. `takesOver` is the first day it is in use, which a newer license can put off beyond its start;
   * `undefined`: its turn never comes, since newer licenses hold all its days.
   */
  | { readonly kind: 'upcoming'; readonly takesOver: PlainDate | undefined }
  /** Ended, and not current. */
  | { readonly kind: 'expired' }
  /**
   * Started and not ended, but another license is current. It stands by when `takesOver` says from which day on
   * it is used (again) without anyone doing anything. `passedOver`: GitLab does not use it although its dates
   * say so, as with a cancelled subscription.
   */
  | { readonly kind: 'superseded'; readonly takesOver: PlainDate | undefined; readonly passedOver: boolean };

/** What the roles depend on in addition to the licenses' own dates. */
export interface RoleContext {
  readonly today: PlainDate;
  readonly currentId: number | undefined;
  readonly turns: readonly Turn[];
  readonly passedOver: ReadonlySet<number>;
}

/** The role of every license by its id, in the order of the rows. */
export function rolesOf(rows: readonly LicenseRow[], context: RoleContext): ReadonlyMap<number, Role> {
  return new Map(rows.map((row) => [row.id, roleOf(row, context)]));
}

function roleOf(row: LicenseRow, { today, currentId, turns, passedOver }: RoleContext): Role {
  if (row.id === currentId) {
    return { kind: 'current', expired: hasEnded(row, today) };
  }
  const takesOver = turns.find((turn) => turn.id === row.id)?.from;
  if (!hasStarted(row, today)) {
    return { kind: 'upcoming', takesOver };
  }
  if (hasEnded(row, today)) {
    return { kind: 'expired' };
  }
  return { kind: 'superseded', takesOver, passedOver: passedOver.has(row.id) };
}
