import { byTrouble } from '../../fleet/byTrouble';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { compareNames } from '../../words/language';

/** The nearest trouble comes first, as in the status bar; of equals the name decides. */
export function inTreeOrder(statuses: readonly InstanceStatus[]): InstanceStatus[] {
  return statuses.toSorted(
    (one, other) =>
      byTrouble(one, other) || compareNames(instanceName(one.instance), instanceName(other.instance)),
  );
}

/** Whether the instances stand already where they belong, so that none has come, gone or moved. */
export function isInPlace(order: readonly InstanceUrl[], drawn: readonly InstanceUrl[]): boolean {
  return order.length === drawn.length && order.every((url, index) => url === drawn[index]);
}
