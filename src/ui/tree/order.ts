import { compareSeverity } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { compareNames } from '../../words/language';

/** What needs attention most comes first; of equals the name decides. */
export function inTreeOrder(statuses: readonly InstanceStatus[]): InstanceStatus[] {
  return statuses.toSorted(
    (one, other) =>
      compareSeverity(other.attention.severity, one.attention.severity) ||
      compareNames(instanceName(one.instance), instanceName(other.instance)),
  );
}
