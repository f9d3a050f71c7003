/** Which claims are no longer needed. */

import { rowId } from '../../licensing/licenseRow';
import type { PlainDate } from '../../licensing/plainDate';
import type { InstanceStatus } from '../status';
import { instanceKey, readClaim, readClaimName } from './claims';
import { isLongPast } from './warnings';

/** A claim's file. */
export interface ClaimFile {
  readonly name: string;
  readonly text: string;
  /** The calendar day when it was written. */
  readonly writtenOn: PlainDate;
}

/** The licenses of an instance; undefined when nobody knows all of them now. */
type KnownLicenses = ReadonlyMap<string, ReadonlySet<number> | undefined>;

/**
 * The names of the claims to remove: those of licenses and instances that are gone, and those whose day is more than
 * 30 days past, when it is no longer announced. "Don't Warn Again" holds as long as the license is known.
 */
export function claimsToSweep(
  files: readonly ClaimFile[],
  statuses: readonly InstanceStatus[],
  today: PlainDate,
): string[] {
  const known = new Map(statuses.map((status) => [instanceKey(status.instance.url), licenseIds(status)]));
  return files.filter((file) => isOver(file, known, today)).map(({ name }) => name);
}

function isOver({ name, text, writtenOn }: ClaimFile, known: KnownLicenses, today: PlainDate): boolean {
  const isForGood = readClaimName(name)?.mark === 'never';
  const claim = readClaim(text);
  if (claim === undefined) {
    return !isForGood && isLongPast(writtenOn, today);
  }
  const { instance, licenseId, date } = claim;
  if (!known.has(instance)) {
    return true;
  }
  const ids = known.get(instance);
  if (licenseId !== undefined && ids !== undefined && !ids.has(licenseId)) {
    return true;
  }
  const isOfLicense = licenseId !== undefined;
  return date !== undefined && isLongPast(date, today) && !(isForGood && isOfLicense);
}

/** Rows without an id of the server's are among the roles. */
function licenseIds({ state, last, coverage }: InstanceStatus): ReadonlySet<number> | undefined {
  const unreadable = last?.unreadable ?? [];
  const isComplete = state === 'ready' && unreadable.every(({ id }) => id !== undefined);
  if (!isComplete || last === undefined) {
    return undefined;
  }
  const unread = unreadable.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return new Set([...last.licenses.map(rowId), ...unread, ...(coverage?.roles.keys() ?? [])]);
}
