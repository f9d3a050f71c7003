import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import { needsAttention } from '../../fleet/attention';
import type { OverviewTexts } from '../../overview/protocol';
import { instancesText, inNeedText } from '../report/markdown';
import { line } from '../text/language';
import { tableTexts } from '../text/tableTexts';

/** The overview's own words. `{0}` stands for a value that the page knows. */
export function overviewTexts(): OverviewTexts {
  return {
    ...tableTexts(),
    title: t('Overview'),
    table: t('Instances'),
    refresh: t('Refresh All'),
    filter: t('Filter'),
    states: stateNames(),
    columns: columnTitles(),
    noMatch: t('No instances match the filter.'),
    noInstances: t('There are no instances.'),
    tableKeys: t(
      'Use the arrow keys to move, Space to select a row, Ctrl+A to select all shown rows, and Enter to show the instance in the view.',
    ),
    open: t('Show in View'),
  };
}

/** The headings, also of the table in Markdown. */
export function columnTitles(): OverviewTexts['columns'] {
  return {
    group: t('Group'),
    name: t('Instance'),
    plan: t('Plan'),
    through: t('Licensed through'),
    days: t('Days'),
    seats: t('Seats'),
    over: t('Over'),
    next: t('Next license'),
    token: t('Token expires'),
    state: t('State'),
    version: t('Version'),
    fetched: t('Fetched (UTC)'),
  };
}

/** "300 instances · 12 need attention". */
export function overviewSummary(statuses: readonly InstanceStatus[]): string {
  const inNeed = statuses.filter((status) => needsAttention(status)).length;
  return line(instancesText(statuses.length), inNeedText(inNeed));
}

function stateNames(): OverviewTexts['states'] {
  return {
    attention: t('Needs attention'),
    expired: t('Expired'),
    critical: t('Critical'),
    warning: t('Warning'),
    failed: t('Refresh failed'),
    signedOut: t('Signed out'),
    muted: t('Muted'),
    ok: t('OK'),
  };
}
