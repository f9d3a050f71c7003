/** What adding a key does to an instance, by the rules of which license is current. */

import type { License } from '../../gitlab/schemas';
import { predictCoverage, type Coverage } from '../coverage';
import { activeOn, type LicenseRow } from '../currentLicense';
import { licenseInUse, serverToday, type InstanceSituation, type KnownInstance } from './instanceSituation';
import type { LicenseKeyContent } from '../key/licenseKeyContent';
import { countedRows, licenseRows, licenseOfId, rowId } from '../licenseRow';
import { addDays, type PlainDate } from '../plainDate';

/** What the key's license does. The newest license is used on all its days, whatever else is there. */
export type Effect =
  /**
   * `replaces` is what has been current until now, expired or not. `returnsOn`: from that day on it is used again;
   * undefined: never.
   */
  | {
      readonly kind: 'takesEffectToday';
      readonly replaces: License | undefined;
      readonly returnsOn: PlainDate | undefined;
    }
  /**
   * `behind` is in use on the day before; undefined: none is. `insteadOf` would take effect on that day without the
   * key; undefined: none would, or the one that is in use already stays so.
   */
  | {
      readonly kind: 'startsLater';
      readonly from: PlainDate;
      readonly behind: License | undefined;
      readonly insteadOf: License | undefined;
    }
  /** It ends before it starts. */
  | { readonly kind: 'neverItsTurn' }
  /** `on` is the first day on which it no longer counts. */
  | { readonly kind: 'expired'; readonly on: PlainDate }
  /** Made by a cancellation: the licenses of its subscription stop counting, which of them are those is not told. */
  | { readonly kind: 'endsSubscription'; readonly name: string | undefined }
  /** The instance has never answered. */
  | { readonly kind: 'unknown' };

/** An upcoming license that the key keeps waiting. */
export interface Postponed {
  readonly license: License;
  /** When its turn would come without the key. */
  readonly from: PlainDate;
  /** When it comes with it; undefined: never. */
  readonly to: PlainDate | undefined;
}

/** The coverage with the key, and what it does to other licenses. */
export interface Consequences {
  readonly effect: Effect;
  readonly after?: Coverage;
  readonly postponed: readonly Postponed[];
}

/** What adding the key does today. */
export function consequencesOf(key: LicenseKeyContent, situation: InstanceSituation): Consequences {
  const { known, thresholds } = situation;
  const today = serverToday(situation);
  if (key.isFromCancellation) {
    return { effect: { kind: 'endsSubscription', name: key.subscriptionName }, postponed: [] };
  }
  if (known === undefined) {
    return { effect: effectOfDates(key, today) ?? { kind: 'unknown' }, postponed: [] };
  }
  // GitLab does not return to licenses that it passes over.
  const rows = countedRows(known.licenses, known.coverage);
  // A waiting subscription takes over from any license there is, so also from this one.
  const waiting = licenseRows(known.waiting ?? []).map((row) => ({ ...row, id: row.id + 1 }));
  const after = predictCoverage([...rows, newRow(key, rows), ...waiting], today, thresholds);
  return {
    effect: effectOfDates(key, today) ?? effectOn(known, rows, key, after),
    after,
    postponed: postponedIn(known, after),
  };
}

/** What its days alone decide. */
function effectOfDates({ startsAt, expiresAt }: LicenseKeyContent, today: PlainDate): Effect | undefined {
  if (expiresAt === undefined) {
    return undefined;
  }
  if (expiresAt <= today) {
    return { kind: 'expired', on: expiresAt };
  }
  return expiresAt <= startsAt ? { kind: 'neverItsTurn' } : undefined;
}

function effectOn(
  known: KnownInstance,
  rows: readonly LicenseRow[],
  { startsAt }: LicenseKeyContent,
  after: Coverage,
): Effect {
  if (startsAt > after.today) {
    const behind = activeOn(rows, addDays(startsAt, -1))?.id;
    const otherwise = activeOn(rows, startsAt)?.id;
    return {
      kind: 'startsLater',
      from: startsAt,
      behind: licenseOfId(known.licenses, behind),
      insteadOf: otherwise === behind ? undefined : licenseOfId(known.licenses, otherwise),
    };
  }
  const replaces = licenseInUse(known);
  return {
    kind: 'takesEffectToday',
    replaces,
    returnsOn: replaces && nextTurn(after, rowId(replaces)),
  };
}

function postponedIn({ licenses, coverage: before }: KnownInstance, after: Coverage): Postponed[] {
  return licenses.flatMap((license) => {
    const id = rowId(license);
    const from = before.roles.get(id)?.kind === 'upcoming' ? nextTurn(before, id) : undefined;
    const to = nextTurn(after, id);
    return from === undefined || from === to ? [] : [{ license, from, to }];
  });
}

function nextTurn({ roles }: Coverage, id: number): PlainDate | undefined {
  const role = roles.get(id);
  return role !== undefined && 'takesOver' in role ? role.takesOver : undefined;
}

function newRow({ startsAt, expiresAt }: LicenseKeyContent, rows: readonly LicenseRow[]): LicenseRow {
  const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
  return { id, startsAt, ...(expiresAt !== undefined && { expiresAt }) };
}
