import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { COLUMNS, type Column } from '../../overview/columns';
import { nextLicense, userFigures } from '../../overview/figures';
import type { ExportFormat } from '../../tables/protocol';
import { attentionTexts } from '../report/attentionTexts';
import { BYTE_ORDER_MARK, csvLine, type Cell } from '../report/csvLine';
import { fetchedAt, utcMinute } from '../report/reportedLicenses';
import { inline, link, table } from '../text/markdownParts';
import { paragraphs } from '../text/markdownText';
import { columnTitles, overviewSummary } from './overviewTexts';
import { groupOf, overviewRow } from './overviewRow';

const CSV_COLUMNS = [
  'group',
  'instance',
  'url',
  'state',
  'severity',
  'plan',
  'covered_until',
  'days_left',
  'user_limit',
  'billable_users',
  'users_over',
  'next_plan',
  'next_from',
  'token_expires_at',
  'version',
  'muted',
  'attention',
  'fetched_at',
] as const;

/** The columns with numbers. */
const RIGHT: ReadonlySet<Column> = new Set(['days', 'seats', 'over']);

/**
 * Instances as CSV or Markdown, one row each, in the given order.
 *
 * @param now epoch milliseconds
 */
export function overviewExport(
  format: ExportFormat,
  statuses: readonly InstanceStatus[],
  now: number,
): string {
  return format === 'csv' ? overviewCsv(statuses, now) : overviewMarkdown(statuses, now);
}

/** In UTF-8 for spreadsheets, with formulas defused. Programs read it too, so its column names are not translated. */
function overviewCsv(statuses: readonly InstanceStatus[], now: number): string {
  const rows = statuses.map((status) => {
    const cells = csvCells(status, now);
    return CSV_COLUMNS.map((column) => cells[column]);
  });
  return BYTE_ORDER_MARK + [CSV_COLUMNS, ...rows].map(csvLine).join('');
}

function csvCells(status: InstanceStatus, now: number): Record<(typeof CSV_COLUMNS)[number], Cell> {
  const { instance, state, last, coverage, attention, tokenExpiresOn, version } = status;
  const { limit, billable, over } = userFigures(status);
  const next = nextLicense(status);
  return {
    group: groupOf(instance),
    instance: instanceName(instance),
    url: instance.url,
    state,
    severity: attention.severity,
    plan: last?.current?.plan,
    covered_until: coverage?.coveredUntil,
    days_left: coverage?.daysLeft,
    user_limit: limit,
    billable_users: billable,
    users_over: over,
    next_plan: next?.license.plan,
    next_from: next?.from,
    token_expires_at: tokenExpiresOn,
    version,
    muted: instance.muted === true,
    attention: attentionTexts(status, now)
      .map(({ summary }) => summary)
      .join('; '),
    fetched_at: fetchedAt(status),
  };
}

/** The columns of the page, without the group where there is none. */
function overviewMarkdown(statuses: readonly InstanceStatus[], now: number): string {
  const hasGroups = statuses.some(({ instance }) => groupOf(instance) !== '');
  const columns = COLUMNS.filter((column) => hasGroups || column !== 'group');
  const titles = columnTitles();
  const rows = statuses.map((status) => {
    const { cells } = overviewRow(status, now);
    const { instance } = status;
    return columns.map((column) =>
      column === 'name' ? link(instanceName(instance), instance.url) : inline(cells[column].text),
    );
  });
  const right = new Set(columns.flatMap((column, index) => (RIGHT.has(column) ? [index] : [])));
  return `${paragraphs(
    `# ${t('GitLab licenses')}`,
    `${inline(overviewSummary(statuses))}. ${t('Generated {0} UTC.', utcMinute(now))}`,
    table(
      columns.map((column) => titles[column]),
      rows,
      right,
    ),
  )}\n`;
}
