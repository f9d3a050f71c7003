import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { PlainDate } from '../../licensing/plainDate';
import { inOrder } from '../instances/sortInstances';
import { reportCsv } from './csv';
import { reportJson } from './json';
import { reportMarkdown } from './markdown';

export const REPORT_FORMATS = ['csv', 'json', 'markdown'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What to say of a format where one is chosen. */
export interface FormatText {
  readonly name: string;
  readonly description: string;
  /** Of a file, without the dot. */
  readonly extension: string;
}

/**
 * Everything that is known now of all instances and their licenses, with its age. No secrets are in it.
 *
 * @param now epoch milliseconds
 */
export function reportText(format: ReportFormat, statuses: readonly InstanceStatus[], now: number): string {
  const ordered = inOrder(statuses);
  switch (format) {
    case 'csv':
      return reportCsv(ordered, now);
    case 'json':
      return reportJson(ordered, now);
    case 'markdown':
      return reportMarkdown(ordered, now);
  }
}

export function formatText(format: ReportFormat): FormatText {
  switch (format) {
    case 'csv':
      return { name: 'CSV', description: t('for spreadsheets, one row per license'), extension: 'csv' };
    case 'json':
      return { name: 'JSON', description: t('for programs, with everything GitLab sent'), extension: 'json' };
    case 'markdown':
      return { name: 'Markdown', description: t('for people, to paste into an issue'), extension: 'md' };
  }
}

/** "gitlab-licenses-2027-01-10.csv". */
export function reportFileName(format: ReportFormat, today: PlainDate): string {
  return `gitlab-licenses-${today}.${formatText(format).extension}`;
}
