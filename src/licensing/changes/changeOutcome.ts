/** What the list of licenses shows about a change whose response was lost. */

import type { License, UnreadableRow } from '../../gitlab/schemas';
import { rowId } from '../licenseRow';

/** The list of licenses, or what is remembered of it. */
export interface KnownList {
  readonly licenses: readonly License[];
  readonly unreadable?: readonly UnreadableRow[];
}

/** `unreadable`: a row that can't be read may be the license, so the list doesn't tell. */
export type DeleteOutcome = 'gone' | 'there' | 'unreadable';

export type AdditionOutcome =
  | { readonly kind: 'added'; readonly license: License }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

/** Whether the license with this id is still on the list. */
export function deleteOutcome({ licenses, unreadable = [] }: KnownList, id: number): DeleteOutcome {
  const ids = [...licenses.map(rowId), ...unreadable.map((row) => row.id)];
  if (ids.includes(id)) {
    return 'there';
  }
  return ids.includes(undefined) ? 'unreadable' : 'gone';
}

/**
 * Whether a license was added: one that was not there before.
 *
 * @param canBe whether a license can be that of the key; another administrator may have added one meanwhile
 */
export function additionOutcome(
  { licenses, unreadable = [] }: KnownList,
  before: KnownList,
  canBe: (license: License) => boolean,
): AdditionOutcome {
  const known = new Set<number | undefined>([
    ...before.licenses.map(rowId),
    ...(before.unreadable ?? []).flatMap(({ id }) => id ?? []),
  ]);
  const license = licenses.find((row) => !known.has(rowId(row)) && canBe(row));
  if (license !== undefined) {
    return { kind: 'added', license };
  }
  return { kind: unreadable.every(({ id }) => known.has(id)) ? 'missing' : 'unreadable' };
}
