import { byTrouble } from '../../fleet/byTrouble';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { compareNames } from '../text/language';

/** Who draws a change asks for the same order several times. */
const sorted = new WeakMap<readonly InstanceStatus[], readonly InstanceStatus[]>();

/** The order of the list that was sorted last: of hundreds, few have changed since. */
let latest: readonly InstanceStatus[] = [];

/** How instances stand everywhere: who needs attention most comes first, of equals the name decides. */
export function inOrder(statuses: readonly InstanceStatus[]): readonly InstanceStatus[] {
  const known = sorted.get(statuses);
  if (known !== undefined) {
    return known;
  }
  latest = sortedFrom(latest, statuses);
  sorted.set(statuses, latest);
  return latest;
}

/** A status, where its instance stood before, and whether it's the one that stood there. */
interface Placed {
  readonly status: InstanceStatus;
  readonly place: number;
  readonly isKept: boolean;
}

/** The same as sorting them all from the start: only those that have changed are compared. */
function sortedFrom(
  before: readonly InstanceStatus[],
  statuses: readonly InstanceStatus[],
): InstanceStatus[] {
  const places = new Map(before.map(({ instance }, place) => [instance.url, place]));
  const placed = statuses.map((status): Placed => {
    const place = places.get(status.instance.url) ?? before.length;
    return { status, place, isKept: before[place] === status };
  });
  return placed
    .sort(byPlace)
    .sort((one, other) =>
      one.isKept && other.isKept ? byPlace(one, other) : compare(one.status, other.status),
    )
    .map(({ status }) => status);
}

function byPlace(one: Placed, other: Placed): number {
  return one.place - other.place;
}

/** Zero for one and the same instance only, so that the order doesn't depend on the one before. */
function compare(one: InstanceStatus, other: InstanceStatus): number {
  return (
    byTrouble(one, other) ||
    compareNames(instanceName(one.instance), instanceName(other.instance)) ||
    compareTexts(one.instance.url, other.instance.url)
  );
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
