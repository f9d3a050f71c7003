import type { License } from '../gitlab/schemas';
import { rowId } from './licenseRow';
import type { Role } from './roles';

/** A license with its place among the others. */
interface Placed {
  readonly license: License;
  readonly role: Role | undefined;
}

/**
 * The licenses of an instance in the order they have everywhere: the current one, what stands by, what is upcoming (the
 * earliest start first), what has been replaced or can't be judged, and what has ended (the latest end first).
 *
 * @param roles of the instance's coverage; a license without one has no readable start
 */
export function inLicenseOrder(
  licenses: readonly License[],
  roles: ReadonlyMap<number, Role> | undefined,
): License[] {
  return licenses
    .map((license): Placed => ({ license, role: roles?.get(rowId(license)) }))
    .toSorted(byPlace)
    .map(({ license }) => license);
}

function byPlace(one: Placed, other: Placed): number {
  const place = placeOf(one);
  return (
    place - placeOf(other) ||
    (place === PLACES.ended
      ? compareText(other.license.expires_at, one.license.expires_at)
      : compareText(one.license.starts_at, other.license.starts_at) * (place === PLACES.upcoming ? 1 : -1)) ||
    rowId(other.license) - rowId(one.license)
  );
}

const PLACES = { current: 0, standsBy: 1, upcoming: 2, superseded: 3, unknown: 4, ended: 5 } as const;

function placeOf({ license, role }: Placed): number {
  switch (role?.kind) {
    case 'current':
      return PLACES.current;
    case 'superseded':
      return role.takesOver === undefined ? PLACES.superseded : PLACES.standsBy;
    case 'upcoming':
      return PLACES.upcoming;
    case 'expired':
      return PLACES.ended;
    case undefined:
      return license.expired === true ? PLACES.ended : PLACES.unknown;
  }
}

/** ISO dates compare as texts; what the server left out comes before everything. */
function compareText(one: string | null | undefined, other: string | null | undefined): number {
  const [a, b] = [one ?? '', other ?? ''];
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
