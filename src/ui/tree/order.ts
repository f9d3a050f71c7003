import { compareSeverity } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
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

/** Whether the instances stand already where they belong, so that none has come, gone or moved. */
export function isInPlace(order: readonly InstanceUrl[], drawn: readonly InstanceUrl[]): boolean {
  return order.length === drawn.length && order.every((url, index) => url === drawn[index]);
}
