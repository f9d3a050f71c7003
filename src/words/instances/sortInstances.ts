import { byTrouble } from '../../fleet/byTrouble';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { compareNames } from '../text/language';

/** How instances stand everywhere: who needs attention most comes first, of equals the name decides. */
export function inOrder(statuses: readonly InstanceStatus[]): InstanceStatus[] {
  return statuses.toSorted(
    (one, other) =>
      byTrouble(one, other) || compareNames(instanceName(one.instance), instanceName(other.instance)),
  );
}
