import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { rowId } from '../../licensing/licenseRow';
import { planName } from '../licenses/licenses';
import { count } from '../text/language';
import { paragraphs } from '../text/markdownText';
import { attentionTexts } from './attentionTexts';
import { licensedThrough, seats } from './instanceCells';
import { licenseTable } from './licenseTable';
import { block, inline, link, table } from '../text/markdownParts';
import { fetchedUtc, reportedLicenses, reportedWaiting, utcMinute } from './reportedLicenses';

/**
 * The report as Markdown for people: all instances in a table, then the licenses of each. Times are absolute and in UTC,
 * since a report is read later, and in several places.
 *
 * @param now epoch milliseconds
 */
export function reportMarkdown(statuses: readonly InstanceStatus[], now: number): string {
  const trouble = statuses.filter((status) => needsAttention(status)).length;
  const text = paragraphs(
    `# ${t('GitLab licenses')}`,
    t('{0}, {1}. Generated {2} UTC.', instancesText(statuses.length), inNeedText(trouble), utcMinute(now)),
    overview(statuses, now),
    ...statuses.map((status) => section(status, now)),
  );
  return `${text}\n`;
}

/** One instance with its licenses, to be pasted somewhere. `now` is in epoch milliseconds. */
export function instanceMarkdown(status: InstanceStatus, now: number): string {
  return `${paragraphs(overview([status], now), details(status, now))}\n`;
}

/** One license of an instance, likewise; undefined when there is no such license anymore. */
export function licenseMarkdown(status: InstanceStatus, id: number): string | undefined {
  const license = reportedLicenses(status).find((one) => rowId(one.license) === id);
  return license && `${paragraphs(instanceLink(status), licenseTable([license]))}\n`;
}

/** "1 instance", "300 instances". */
export function instancesText(total: number): string {
  return total === 1 ? t('1 instance') : t('{0} instances', count(total));
}

/** How many of them, in a list of facts. */
export function inNeedText(total: number): string {
  return total === 1 ? t('1 needs attention') : t('{0} need attention', count(total));
}

function overview(statuses: readonly InstanceStatus[], now: number): string {
  const titles = [
    t('Instance'),
    t('Plan'),
    t('Licensed through'),
    t('Days'),
    t('Seats'),
    t('Needs attention'),
    t('Fetched (UTC)'),
  ];
  return table(
    titles,
    statuses.map((status) => overviewCells(status, now)),
    new Set([3, 4]),
  );
}

function overviewCells(status: InstanceStatus, now: number): (string | undefined)[] {
  const { last, coverage } = status;
  const days = coverage?.daysLeft;
  return [
    instanceLink(status),
    last?.current && inline(planName(last.current)),
    licensedThrough(status),
    days === undefined ? undefined : count(days),
    seats(status),
    inline(
      attentionTexts(status, now)
        .map(({ summary }) => summary)
        .join(', '),
    ),
    fetchedUtc(status),
  ];
}

function instanceLink({ instance }: InstanceStatus): string {
  return link(instanceName(instance), instance.url);
}

function section(status: InstanceStatus, now: number): string {
  return paragraphs(`## ${inline(instanceName(status.instance))}`, details(status, now));
}

function details(status: InstanceStatus, now: number): string {
  const sentences = attentionTexts(status, now).map(({ sentence }) => `- ${block(sentence)}`);
  const licenses = reportedLicenses(status);
  const waiting = reportedWaiting(status);
  const rows = licenses.length + waiting.length;
  return paragraphs(sentences.join('\n'), rows > 0 ? licenseTable(licenses, waiting) : t('No licenses.'));
}
