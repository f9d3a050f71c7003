import { t } from '@vscode/l10n';
import { compareSeverity } from '../fleet/attention';
import type { InstanceStatus } from '../fleet/status';
import { instanceName } from '../instances/instance';
import { daysLeft, instanceDescription } from './instances';

/** The instance whose trouble comes first: the worst, then the one that ends first. */
export function nearestTrouble(statuses: readonly InstanceStatus[]): InstanceStatus | undefined {
  return statuses.toSorted(byTrouble)[0];
}

/** A few words for the status bar: "Production: 12 days left". */
export function statusBarText(status: InstanceStatus): string {
  const name = instanceName(status.instance);
  const days = status.coverage?.daysLeft;
  return days === undefined ? name : t('{0}: {1}', name, daysLeft(days));
}

/** One line an instance. */
export function statusBarLines(statuses: readonly InstanceStatus[], now: number): string[] {
  return statuses.map((status) => `${instanceName(status.instance)}: ${instanceDescription(status, now)}`);
}

function byTrouble(a: InstanceStatus, b: InstanceStatus): number {
  const bySeverity = compareSeverity(b.attention.severity, a.attention.severity);
  return bySeverity === 0 ? endOf(a) - endOf(b) : bySeverity;
}

function endOf({ coverage }: InstanceStatus): number {
  return coverage?.daysLeft ?? Number.POSITIVE_INFINITY;
}
