import { t } from '@vscode/l10n';
import { daysBetween } from '../../licensing/plainDate';
import type { Growth } from '../../usage/figures/growth';
import type { NotAnExport } from '../../usage/reading/exportHeader';
import type { MissingDays } from '../../usage/figures/missingDays';
import type { PageReport } from '../../usage/protocol';
import type { UsageStatistics } from '../../usage/figures/statistics';
import type { UsageNotes } from '../../usage/reading/usageReport';
import { count } from '../text/language';

type Note = PageReport['notes'][number];

/** Where the count stands, how it got there, and what is odd about the file. */
export function usageNotes(statistics: UsageStatistics, notes: UsageNotes): Note[] {
  return [
    ...peakNotes(statistics),
    ...growthNotes(statistics),
    ...overNotes(statistics),
    ...missingNotes(statistics, notes),
    ...fileNotes(notes),
  ];
}

/** Why a file is not shown. */
export function notAnExportText(name: string, { line, reason }: NotAnExport): string {
  const what = t("{0} isn't a GitLab usage export.", name);
  switch (reason) {
    case 'empty':
      return `${what} ${t("It's empty.")}`;
    case 'noTable':
      return `${what} ${t('None of the first {0} lines starts with "Date".', count(line))}`;
    case 'noHeader':
      return `${what} ${t('No line before the table (line {0}) names the licensee.', count(line))}`;
    case 'endlessRow':
      return `${what} ${t("The row in line {0} doesn't end.", count(line))}`;
    case 'otherDelimiter':
      return t(
        "A spreadsheet has changed {0}: line {1} isn't separated by commas. Save the usage export from GitLab again, and don't open it in a spreadsheet before you send it.",
        name,
        count(line),
      );
  }
}

function peakNotes({ now, peak }: UsageStatistics): Note[] {
  if (now === undefined || peak === undefined) {
    return [];
  }
  return [
    plain(
      peak.count === now.count
        ? t('{0} billable users on {1}, the highest count so far.', count(now.count), now.on)
        : t(
            '{0} billable users on {1}. The highest count was {2} on {3}.',
            count(now.count),
            now.on,
            count(peak.count),
            peak.on,
          ),
    ),
  ];
}

function growthNotes({ growth, now }: UsageStatistics): Note[] {
  const texts = growth.flatMap((one) =>
    one.kind === 'measured' && now !== undefined ? [growthText(one, daysBetween(one.from.on, now.on))] : [],
  );
  return texts.length === 0 ? [] : [plain(t('Growth: {0}.', texts.join(', ')))];
}

/** @param days between the two counts, which may be more than was asked for */
function growthText({ absolute, percent }: Extract<Growth, { kind: 'measured' }>, days: number): string {
  const users = absolute > 0 ? `+${count(absolute)}` : count(absolute);
  return percent === undefined
    ? t('{0} in {1} days', users, count(days))
    : t('{0} in {1} days ({2}%)', users, count(days), count(Math.round(percent * 10) / 10 + 0));
}

function overNotes({ seats }: UsageStatistics): Note[] {
  const { days = 0, first, last } = seats?.over ?? {};
  if (days === 0 || first === undefined || last === undefined) {
    return [];
  }
  const text =
    days === 1
      ? t('There were more users than seats on one day ({0}).', first.on)
      : t(
          'There were more users than seats on {0} days (first on {1}, last on {2}).',
          count(days),
          first.on,
          last.on,
        );
  return [{ tone: 'warning', text }];
}

function missingNotes({ missing }: UsageStatistics, notes: UsageNotes): Note[] {
  if (missing.days === 0) {
    return [];
  }
  const isWhole =
    notes.truncation === 'none' && notes.unreadable.count === 0 && notes.endlessFrom === undefined;
  const reason = t("That's normal if Sidekiq wasn't running or during a trial.");
  return [plain([missingText(missing), ...(isWhole ? [reason] : [])].join(' '))];
}

function missingText({ days, ranges, latest }: MissingDays): string {
  const which = latest
    .map(({ from, to }) => (from === to ? from : t('{0} through {1}', from, to)))
    .join(', ');
  if (days === 1) {
    return t('One day has no count: {0}.', which);
  }
  return ranges === latest.length
    ? t('{0} days have no count: {1}.', count(days), which)
    : t('{0} days in {1} periods have no count. The latest: {2}.', count(days), count(ranges), which);
}

/**
 * A file that a spreadsheet has saved, and what to do about it; undefined for any other.
 *
 * @param counted what its counts say; undefined when none can be read
 */
export function resavedLead({ isResaved }: UsageNotes, counted: Note | undefined): Note | undefined {
  if (!isResaved) {
    return undefined;
  }
  if (counted === undefined) {
    return warning(
      t(
        "A spreadsheet has changed this file, so its dates can't be read. Save the usage export from GitLab again, and don't open it in a spreadsheet.",
      ),
    );
  }
  const text = t(
    "A spreadsheet has changed this file, and GitLab rejects modified files. Save the usage export from GitLab again, and don't open it before you send it.",
  );
  return { tone: counted.tone === 'error' ? 'error' : 'warning', text: `${text} ${counted.text}` };
}

function fileNotes(notes: UsageNotes): Note[] {
  const { unreadable, endlessFrom, outOfOrder, repeatedDays, encoding } = notes;
  return [
    ...(encoding === undefined ? [] : [warning(encodingText(encoding))]),
    ...truncationNotes(notes),
    ...unreadableNotes(unreadable),
    ...(endlessFrom === undefined ? [] : [warning(endlessText(endlessFrom))]),
    ...(outOfOrder === 0 ? [] : [plain(outOfOrderText(outOfOrder))]),
    ...(repeatedDays === 0 ? [] : [plain(repeatedText(repeatedDays))]),
  ];
}

function encodingText(encoding: string): string {
  return t(
    'The file is encoded in {0}, but GitLab writes UTF-8 and rejects modified files. Save the usage export from GitLab again before you send it.',
    encoding,
  );
}

function truncationNotes({ truncation }: UsageNotes): Note[] {
  switch (truncation) {
    case 'none':
      return [];
    case 'atLimit':
      return [warning(t('The file is cut off because GitLab stops after 15 MB. Later rows are missing.'))];
    case 'early':
      return [
        warning(
          t(
            "The last row has no line break, so it may be cut off and isn't counted. GitLab doesn't cut off files of this size, so save the usage export again.",
          ),
        ),
      ];
  }
}

function endlessText(line: number): string {
  return t(
    "Line {0} and everything after it can't be read because a quotation mark isn't closed or the row is too long.",
    count(line),
  );
}

function outOfOrderText(rows: number): string {
  return rows === 1
    ? t('One row was out of order and was sorted.')
    : t('{0} rows were out of order and were sorted.', count(rows));
}

function repeatedText(days: number): string {
  return days === 1
    ? t('One day has more than one count. Only the last one is used.')
    : t('{0} days have more than one count. Only the last one of each day is used.', count(days));
}

function unreadableNotes({ count: rows, first: [first] }: UsageNotes['unreadable']): Note[] {
  if (first === undefined) {
    return [];
  }
  const line = count(first.line);
  return [
    warning(
      rows === 1
        ? t("The row in line {0} can't be read and is left out.", line)
        : t("{0} rows can't be read (the first in line {1}) and are left out.", count(rows), line),
    ),
  ];
}

function plain(text: string): Note {
  return { tone: 'plain', text };
}

function warning(text: string): Note {
  return { tone: 'warning', text };
}
