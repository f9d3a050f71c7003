import type { Severity } from '../licensing/severity';
import type { InstanceStatus } from './status';

/** `unknown`: it can't be asked, and nothing is known from before. */
type Rank = Severity | 'unknown' | 'muted';

const ORDER: readonly Rank[] = ['expired', 'critical', 'warning', 'unknown', 'ok', 'none', 'muted'];

/**
 * Sorts instances by who needs attention most: the worst severity first, of equals the earlier end of coverage, those
 * without an end last. The order is one for the view, lists, reports and the status bar; equals are sorted by name.
 */
export function byTrouble(a: InstanceStatus, b: InstanceStatus): number {
  return troubleRank(a) - troubleRank(b) || byEnd(a, b);
}

/** The first part of that order as a number: 0 for the worst. */
export function troubleRank(status: InstanceStatus): number {
  return ORDER.indexOf(rankOf(status));
}

function rankOf(status: InstanceStatus): Rank {
  if (status.instance.muted === true) {
    return 'muted';
  }
  return isUnknown(status) ? 'unknown' : status.attention.severity;
}

/** A token that GitLab refuses or that is about to expire is a reason of its own, with a severity of its own. */
function isUnknown({ state, last, attention }: InstanceStatus): boolean {
  const isOutOfReach = state === 'signedOut' || state === 'error';
  return isOutOfReach && last === undefined && attention.reasons.every(({ kind }) => kind === 'unreachable');
}

function byEnd({ coverage: a }: InstanceStatus, { coverage: b }: InstanceStatus): number {
  const [one, other] = [a?.coveredUntil, b?.coveredUntil];
  if (one === other) {
    return 0;
  }
  if (one === undefined || other === undefined) {
    return one === undefined ? 1 : -1;
  }
  return one < other ? -1 : 1;
}
