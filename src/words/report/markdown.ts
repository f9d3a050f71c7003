import { t } from '@vscode/l10n';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import { reasonTexts } from '../instances/attention';
import { failureText } from '../failures/failures';
import { instanceDescription } from '../instances/instances';
import { ago, count, moment } from '../text/language';
import { planName, roleName } from '../licenses/licenses';
import { bullets, paragraphs, plain } from '../text/markdownText';
import { namesText, reportedLicenses, type ReportedLicense } from './reportedLicenses';

/** What cannot become markup inside a line stays as it is, so that the text can also be read unrendered. */
const HARMLESS = /^[\p{L}\p{N} ,·:-]*$/u;

/**
 * The report as Markdown for people: all instances in a table, then the licenses of each.
 *
 * @param now epoch milliseconds
 */
export function reportMarkdown(statuses: readonly InstanceStatus[], now: number): string {
  const trouble = statuses.filter((status) => needsAttention(status)).length;
  const text = paragraphs(
    `# ${t('GitLab licenses')}`,
    cell(t('Instances: {0}, in need of attention: {1}', count(statuses.length), count(trouble))),
    plain(t('As known on {0}.', moment(now))),
    overview(statuses, now),
    ...statuses.map((status) => section(status, now)),
  );
  return `${text}\n`;
}

function overview(statuses: readonly InstanceStatus[], now: number): string {
  return table(
    [t('Instance'), t('Licenses'), t('Fetched')],
    statuses.map((status) => [
      instanceName(status.instance),
      instanceDescription(status, now),
      status.last && ago(status.last.answer.at, now),
    ]),
  );
}

function section(status: InstanceStatus, now: number): string {
  const { instance, failure, last } = status;
  const licenses = reportedLicenses(status);
  return paragraphs(
    `## ${plain(instanceName(instance))}`,
    plain(instance.url),
    last && plain(t('Fetched: {0}', moment(last.answer.at))),
    failure && plain(failureText(failure, instance).message),
    bullets(reasonTexts(status, now).map(({ sentence }) => sentence)),
    licenses.length > 0 ? licenseTable(licenses) : undefined,
  );
}

function licenseTable(licenses: readonly ReportedLicense[]): string {
  const titles = [
    t('ID'),
    t('Plan'),
    t('Role'),
    t('Starts'),
    t('Expires'),
    t('Seats'),
    t('Billable users now'),
    t('Historical maximum'),
    t('Maximum since start'),
    t('Licensee'),
  ];
  return table(titles, licenses.map(licenseCells));
}

function licenseCells({ license, role }: ReportedLicense): (string | undefined)[] {
  const { id, expires_at: expiry, user_limit: limit } = license;
  return [
    id?.toString(),
    planName(license),
    role && roleName(role),
    license.starts_at ?? undefined,
    expiry === null ? t('Never') : expiry,
    limit === 0 ? t('Unlimited') : number(limit),
    number(license.active_users),
    number(license.historical_max),
    number(license.maximum_user_count),
    namesText(license.licensee),
  ];
}

function number(value: number | null | undefined): string | undefined {
  return typeof value === 'number' ? count(value) : undefined;
}

function table(titles: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(titles.map(cell)),
    line(titles.map(() => '---')),
    ...rows.map((cells) => line(cells.map(cell))),
  ].join('\n');
}

function cell(text = ''): string {
  return HARMLESS.test(text) ? text : plain(text);
}
