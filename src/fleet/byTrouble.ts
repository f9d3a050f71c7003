import { compareReasons, needsAttention } from './attention';
import { compareSeverity } from '../licensing/severity';
import type { InstanceStatus } from './status';

/** An instance that has been without a license for longer than this has been left so: it is no news to anybody. */
const LONG_EXPIRED_DAYS = 30;

/**
 * Sorts instances by whose trouble comes first: the worst, of equals the nearer trouble, then the nearer end of their
 * licenses. An instance that expired long ago stands behind all those where there is still something to lose.
 */
export function byTrouble(a: InstanceStatus, b: InstanceStatus): number {
  return rankOf(a) - rankOf(b) || bySeverity(a, b) || byFirstReason(a, b) || byEnd(a, b);
}

function rankOf(status: InstanceStatus): number {
  if (!needsAttention(status)) {
    return 2;
  }
  return hasLongExpired(status) ? 1 : 0;
}

function hasLongExpired({ attention, coverage }: InstanceStatus): boolean {
  return attention.severity === 'expired' && -(coverage?.daysLeft ?? 0) > LONG_EXPIRED_DAYS;
}

function bySeverity({ attention: a }: InstanceStatus, { attention: b }: InstanceStatus): number {
  return compareSeverity(b.severity, a.severity);
}

function byFirstReason({ attention: a }: InstanceStatus, { attention: b }: InstanceStatus): number {
  const [one] = a.reasons;
  const [other] = b.reasons;
  return one === undefined || other === undefined ? 0 : compareReasons(one, other);
}

function byEnd(a: InstanceStatus, b: InstanceStatus): number {
  const one = distanceToEnd(a);
  const other = distanceToEnd(b);
  return one === other ? 0 : one - other;
}

/** In days, into the future or the past. */
function distanceToEnd({ coverage }: InstanceStatus): number {
  return Math.abs(coverage?.daysLeft ?? Number.POSITIVE_INFINITY);
}
