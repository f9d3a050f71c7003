import { byTrouble } from '../../fleet/byTrouble';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { compareNames } from '../text/language';

/** Who draws a change asks for the same order several times. */
const sorted = new WeakMap<readonly InstanceStatus[], readonly InstanceStatus[]>();

/** How instances stand everywhere: who needs attention most comes first, of equals the name decides. */
export function inOrder(statuses: readonly InstanceStatus[]): readonly InstanceStatus[] {
  const known = sorted.get(statuses);
  if (known !== undefined) {
    return known;
  }
  const ordered = statuses.toSorted(
    (one, other) =>
      byTrouble(one, other) || compareNames(instanceName(one.instance), instanceName(other.instance)),
  );
  sorted.set(statuses, ordered);
  return ordered;
}
