import type { InstanceUrl } from '../../instances/address';

/** Whether the instances stand already where they belong, so that none has come, gone or moved. */
export function isInPlace(order: readonly InstanceUrl[], drawn: readonly InstanceUrl[]): boolean {
  return order.length === drawn.length && order.every((url, index) => url === drawn[index]);
}
