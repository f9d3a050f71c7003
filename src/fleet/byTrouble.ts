import { compareReasons, compareSeverity } from './attention';
import type { InstanceStatus } from './status';

/** Sorts instances: the worst first, of equals the nearer trouble, then the nearer end of its licenses. */
export function byTrouble(a: InstanceStatus, b: InstanceStatus): number {
  return compareSeverity(b.attention.severity, a.attention.severity) || byFirstReason(a, b) || byEnd(a, b);
}

function byFirstReason({ attention: a }: InstanceStatus, { attention: b }: InstanceStatus): number {
  const [one] = a.reasons;
  const [other] = b.reasons;
  return one === undefined || other === undefined ? 0 : compareReasons(one, other);
}

function byEnd(a: InstanceStatus, b: InstanceStatus): number {
  const one = endOf(a);
  const other = endOf(b);
  return one === other ? 0 : one - other;
}

function endOf({ coverage }: InstanceStatus): number {
  return coverage?.daysLeft ?? Number.POSITIVE_INFINITY;
}
