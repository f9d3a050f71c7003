/** Groups of instances in the view. */

import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { compareSeverity, type Severity, type Thresholds } from '../../licensing/severity';
import { severityWord } from '../licenses/severityWord';
import { count, spokenList } from '../text/language';

/** What an instance counts as in its group: the first of these that is true. */
const TROUBLES = [
  'expired',
  'critical',
  'tokenRejected',
  'warning',
  'unreachable',
  'signedOut',
  'other',
] as const;

type Trouble = (typeof TROUBLES)[number];

/** A side bar is seldom wide enough for more. */
const MOST_TROUBLES = 3;

/** @param name undefined: of the instances that have none */
export function groupLabel(name: string | undefined): string {
  return name ?? t('No group');
}

/** How many of its instances have which trouble, the most pressing first; without any, how many there are. */
export function groupDescription(statuses: readonly InstanceStatus[], thresholds: Thresholds): string {
  const troubles = troubleTexts(statuses, thresholds);
  return troubles.length === 0 ? instancesText(statuses.length) : troubles.slice(0, MOST_TROUBLES).join(', ');
}

/** A group for a screen reader, with what sighted users see from its color. */
export function groupAccessibleLabel(
  label: string,
  statuses: readonly InstanceStatus[],
  thresholds: Thresholds,
): string {
  const troubles = troubleTexts(statuses, thresholds);
  return spokenList(
    label,
    ...troubles,
    instancesText(statuses.length),
    severityWord(groupSeverity(statuses)),
  );
}

/** All of its troubles, a line each. */
export function groupTooltip(
  label: string,
  statuses: readonly InstanceStatus[],
  thresholds: Thresholds,
): string {
  const muted = statuses.filter(({ instance }) => instance.muted === true).length;
  return [
    label,
    '',
    instancesText(statuses.length),
    ...troubleTexts(statuses, thresholds),
    ...(muted > 0 ? [t('{0} muted', count(muted))] : []),
  ].join('\n');
}

/** That of its worst instance; muted ones don't count. */
export function groupSeverity(statuses: readonly InstanceStatus[]): Severity {
  const [worst = 'none'] = statuses
    .filter(needsAttention)
    .map(({ attention }) => attention.severity)
    .sort((one, other) => compareSeverity(other, one));
  return worst;
}

function troubleTexts(statuses: readonly InstanceStatus[], thresholds: Thresholds): string[] {
  const counts = new Map<Trouble, number>();
  for (const trouble of statuses.map(troubleOf).filter((one) => one !== undefined)) {
    counts.set(trouble, (counts.get(trouble) ?? 0) + 1);
  }
  return TROUBLES.flatMap((trouble) => {
    const number = counts.get(trouble);
    return number === undefined ? [] : [troubleText(trouble, number, thresholds)];
  });
}

function troubleOf(status: InstanceStatus): Trouble | undefined {
  const { state, attention, instance } = status;
  if (instance.muted === true) {
    return undefined;
  }
  const expiry = attention.reasons.find(({ kind }) => kind === 'expiry')?.severity;
  if (expiry === 'expired' || expiry === 'critical') {
    return expiry;
  }
  if (attention.reasons.some((reason) => reason.kind === 'token' && reason.trouble === 'refused')) {
    return 'tokenRejected';
  }
  if (expiry === 'warning') {
    return expiry;
  }
  if (state === 'signedOut') {
    return 'signedOut';
  }
  if (attention.reasons.some(({ kind }) => kind === 'unreachable')) {
    return 'unreachable';
  }
  return needsAttention(status) ? 'other' : undefined;
}

function troubleText(trouble: Trouble, number: number, thresholds: Thresholds): string {
  const shown = count(number);
  switch (trouble) {
    case 'expired':
      return t('{0} expired', shown);
    case 'critical':
      return within(shown, thresholds.criticalWithinDays);
    case 'warning':
      return within(shown, Math.max(thresholds.warningWithinDays, thresholds.criticalWithinDays));
    case 'tokenRejected':
      return number === 1 ? t('1 token rejected') : t('{0} tokens rejected', shown);
    case 'unreachable':
      return t('{0} not reachable', shown);
    case 'signedOut':
      return t('{0} signed out', shown);
    case 'other':
      return number === 1 ? t('1 needs attention') : t('{0} need attention', shown);
  }
}

/** As many instances as end within some days. */
function within(shown: string, days: number): string {
  return days === 1 ? t('{0} within 1 day', shown) : t('{0} within {1} days', shown, count(days));
}

function instancesText(number: number): string {
  return number === 1 ? t('1 instance') : t('{0} instances', count(number));
}
