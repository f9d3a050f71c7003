import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import type { AttentionReason, ExpiryReason } from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import { cutText } from '../../gitlab/foreign/text';
import { instanceLabel, instanceName, type Instance } from '../../instances/instance';
import { reasonText, reasonTexts } from './attention';
import { notLicensedWords } from '../licenses/dates';
import { daysLeft } from '../licenses/daysLeft';
import { failureText } from '../failures/failures';
import { instanceSummary, severityName } from './instances';
import { count, line, spoken, spokenList } from '../text/language';
import { bold, plain } from '../text/markdownText';
import { cutInMiddle } from '../text/textWidth';
import { inOrder } from './sortInstances';

/** Up to how many instances the tooltip lists: a tooltip that fills the window is read by nobody. */
const MOST_LISTED = 10;

/** Up to how many characters of a name stand in a line of the tooltip. */
const LONGEST_NAME = 40;

/** VS Code cuts what is wider than two fifths of the window, and the days stand last. */
const WIDEST_NAME_EM = 16;

/** The instance that comes first; undefined when there is none, or all are muted. */
export function firstInstance(statuses: readonly InstanceStatus[]): InstanceStatus | undefined {
  return unmuted(inOrder(statuses))[0];
}

/**
 * What the status bar says: which GitLab, and what ends or is wrong: "GitLab Production: license expires in 12 days".
 *
 * @param first undefined when every instance is muted
 * @param now epoch milliseconds
 */
export function statusBarText(first: InstanceStatus | undefined, now: number): string {
  return first === undefined
    ? t('GitLab Licenses')
    : t('{0}: {1}', withGitLab(itemName(first.instance)), troubleOf(first, now));
}

function itemName(instance: Instance): string {
  return cutInMiddle(instanceLabel(instance), WIDEST_NAME_EM);
}

/** The same for a screen reader, with what sighted users see from the color and the tooltip. */
export function statusBarLabel(
  first: InstanceStatus | undefined,
  statuses: readonly InstanceStatus[],
  now: number,
): string {
  if (first === undefined) {
    return t('GitLab licenses');
  }
  const said = t('{0}: {1}', withGitLab(instanceName(first.instance)), spoken(troubleOf(first, now)));
  const others = othersText(othersInNeed(first, statuses));
  return spokenList(t('GitLab licenses'), said, severityName(first), others);
}

/**
 * Markdown that lists the instances that aren't muted, in their order, a line each: ten, and how many more there are.
 *
 * @param now epoch milliseconds
 */
export function statusBarTooltip(statuses: readonly InstanceStatus[], now: number): string {
  const ordered = unmuted(inOrder(statuses));
  const listed = ordered.slice(0, ordered.length > MOST_LISTED + 1 ? MOST_LISTED : MOST_LISTED + 1);
  const more = ordered.slice(listed.length);
  return [
    ...listed.map((status) => `- ${bold(shortName(status))} · ${plain(troubleLine(status, now))}`),
    ...(more.length === 0 ? [] : [`- ${plain(moreText(more))}`]),
  ].join('\n');
}

/** Everything that is wrong with an instance in one line, or how it is when nothing is. `now` is in epoch milliseconds. */
export function troubleLine(status: InstanceStatus, now: number): string {
  const troubles = reasonTexts(status, now).map(({ summary }) => summary);
  const known = troubles.length === 0 ? [instanceSummary(status, now)] : troubles;
  const isNews = status.state === 'signedOut' && troubles.length > 0;
  return line(
    ...known,
    unnamedFailure(status),
    isNews ? t('signed out') : undefined,
    status.instance.muted === true ? t('muted') : undefined,
  );
}

/**
 * The same, with what sighted users see from the icon, for a list that reads its rows aloud as they are written. `now`
 * is in epoch milliseconds.
 */
export function spokenTrouble(status: InstanceStatus, now: number): string {
  return spokenList(spoken(troubleLine(status, now)), severityName(status));
}

/** A host such as gitlab.example.com says it already. */
function withGitLab(name: string): string {
  return /gitlab/i.test(name) ? name : t('GitLab {0}', name);
}

function shortName({ instance }: InstanceStatus): string {
  return cutText(instanceName(instance), LONGEST_NAME);
}

function troubleOf(status: InstanceStatus, now: number): string {
  const [reason] = status.attention.reasons;
  if (reason !== undefined) {
    return reasonInStatusBar(reason, status, now);
  }
  const days = status.coverage?.daysLeft;
  return status.state === 'signedOut' || days === undefined ? instanceSummary(status, now) : daysLeft(days);
}

/** What ends is named: the row of an instance says so by its place, the status bar doesn't. */
function reasonInStatusBar(reason: AttentionReason, status: InstanceStatus, now: number): string {
  switch (reason.kind) {
    case 'expiry':
      return expiryInStatusBar(reason);
    case 'gap':
      return notLicensedWords(reason.date, reason.to);
    case 'seats':
      return seatsInStatusBar(reason.now.over) ?? reasonText(reason, status, now).summary;
    case 'renewal':
    case 'sync':
    case 'token':
    case 'unreachable':
    case 'unreadableDate':
    case 'unreadableRows':
    case 'usageReport':
      return reasonText(reason, status, now).summary;
  }
}

function expiryInStatusBar({ inDays }: ExpiryReason): string {
  if (inDays > 1) {
    return t('license expires in {0} days', count(inDays));
  }
  if (inDays === 1) {
    return t('license expires tomorrow');
  }
  if (inDays === 0) {
    return t('license expired today');
  }
  return inDays === -1 ? t('license expired yesterday') : t('license expired {0} days ago', count(-inDays));
}

function seatsInStatusBar(over: number): string | undefined {
  if (over === 0) {
    return undefined;
  }
  return over === 1 ? t('1 user over subscription') : t('{0} users over subscription', count(over));
}

/** Why what is known is not fresh, where no reason for attention says it: a server that is down for a moment is none. */
function unnamedFailure({ state, attention, failure, instance }: InstanceStatus): string | undefined {
  const isNamed = attention.reasons.some(({ kind }) => kind === 'token' || kind === 'unreachable');
  return state !== 'stale' || failure === undefined || isNamed
    ? undefined
    : failureText(failure, instance).summary;
}

function unmuted(statuses: readonly InstanceStatus[]): InstanceStatus[] {
  return statuses.filter(({ instance }) => instance.muted !== true);
}

function othersInNeed(first: InstanceStatus, statuses: readonly InstanceStatus[]): number {
  return statuses.filter((status) => status !== first && needsAttention(status)).length;
}

function othersText(others: number): string {
  if (others === 0) {
    return '';
  }
  return others === 1
    ? t('and 1 more instance needs attention')
    : t('and {0} more instances need attention', count(others));
}

function moreText(more: readonly InstanceStatus[]): string {
  const inNeed = more.filter(needsAttention).length;
  return inNeed === 0
    ? t('{0} more instances, none of which need attention', count(more.length))
    : t('{0} more instances, {1} of them need attention', count(more.length), count(inNeed));
}
