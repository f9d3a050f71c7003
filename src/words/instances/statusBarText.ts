import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { reasonText, reasonTexts } from './attention';
import { daysLeft } from '../licenses/daysLeft';
import { failureText } from '../failures/failures';
import { instanceSummary, severityName } from './instances';
import { count, line } from '../text/language';
import { bold, bullets, plain } from '../text/markdownText';
import { inOrder } from './sortInstances';

/** The instance whose trouble comes first. */
export function nearestTrouble(statuses: readonly InstanceStatus[]): InstanceStatus | undefined {
  return inOrder(statuses)[0];
}

/**
 * A few words for the status bar: "Production: 12 days left +2", where two more instances need attention.
 *
 * @param now epoch milliseconds
 */
export function statusBarText(
  nearest: InstanceStatus,
  statuses: readonly InstanceStatus[],
  now: number,
): string {
  const others = othersInNeed(nearest, statuses);
  const text = troubleOf(nearest, now);
  return others === 0 ? text : t('{0} +{1}', text, count(others));
}

function troubleOf(status: InstanceStatus, now: number): string {
  const name = instanceName(status.instance);
  const [reason] = status.attention.reasons;
  if (reason !== undefined) {
    return t('{0}: {1}', name, reasonText(reason, status, now).summary);
  }
  const days = status.coverage?.daysLeft;
  return days === undefined ? name : t('{0}: {1}', name, daysLeft(days));
}

/** The same for a screen reader, with what sighted users see from the colour and the tooltip. */
export function statusBarLabel(
  nearest: InstanceStatus,
  statuses: readonly InstanceStatus[],
  now: number,
): string {
  const others = othersText(othersInNeed(nearest, statuses));
  return [t('GitLab licenses'), troubleOf(nearest, now), severityName(nearest), others]
    .filter((part) => part !== '')
    .join(', ');
}

/** Markdown that lists every instance, the nearest trouble first, each with all its troubles. */
export function statusBarTooltip(statuses: readonly InstanceStatus[], now: number): string {
  return inOrder(statuses)
    .map((status) => instanceParagraph(status, now))
    .join('\n\n');
}

/** Everything that is wrong with an instance in one line, or how it is when nothing is. */
export function troubleLine(status: InstanceStatus, now: number): string {
  const troubles = reasonTexts(status, now).map(({ summary }) => summary);
  const known = troubles.length === 0 ? [instanceSummary(status, now)] : troubles;
  return line(...known, unnamedFailure(status));
}

function instanceParagraph(status: InstanceStatus, now: number): string {
  const sentences = reasonTexts(status, now).map(({ sentence }) => sentence);
  const description = plain(instanceSummary(status, now));
  const failure = unnamedFailure(status);
  const first = line(bold(instanceName(status.instance)), description, failure && plain(failure));
  return [first, bullets(sentences)].join('\n').trim();
}

/** Why what is known is not fresh, where no reason for attention says it: a server that is down for a moment is none. */
function unnamedFailure({ state, attention, failure, instance }: InstanceStatus): string | undefined {
  const isNamed = attention.reasons.some(({ kind }) => kind === 'token' || kind === 'unreachable');
  return state !== 'stale' || failure === undefined || isNamed
    ? undefined
    : failureText(failure, instance).summary;
}

function othersInNeed(nearest: InstanceStatus, statuses: readonly InstanceStatus[]): number {
  return statuses.filter((status) => status !== nearest && needsAttention(status)).length;
}

function othersText(others: number): string {
  if (others === 0) {
    return '';
  }
  return others === 1
    ? t('and 1 more instance needs attention')
    : t('and {0} more instances need attention', count(others));
}
