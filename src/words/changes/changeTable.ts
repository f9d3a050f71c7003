import { t } from '@vscode/l10n';
import type {
  BillableUsers,
  Change,
  ChangeAnswer,
  LicenseSummary,
} from '../../licensing/changes/changeRecord';
import { oneLine, scalarText } from '../text/foreignText';
import { count, line, linesOfCount } from '../text/language';
import { licenseName, licenseTerm, seatLimitText } from '../licenses/licenses';

type State = LicenseSummary | BillableUsers;

/**
 * The record of changes as a page of plain text: one block a change, the newest first. Each line of a block is one line
 * whatever is in it: a name with line breaks must not look like a change that nobody made.
 *
 * @param unreadable how many lines of the record could not be read
 * @param older how many lines before those were not read
 */
export function changeTable(entries: readonly Change[], unreadable = 0, older = 0): string {
  const blocks = entries
    .toSorted((one, other) => compare(other.time, one.time))
    .map((entry) => block(entry).join('\n'));
  const missing = unreadableLine(unreadable);
  const none = entries.length === 0 ? [t('No change has been recorded.')] : [];
  return `${[...missing, ...none, ...blocks, ...olderLine(older)].join('\n\n')}\n`;
}

function olderLine(older: number): string[] {
  return linesOfCount(
    older,
    t("1 older change isn't shown. Export the record to see it."),
    t("{0} older changes aren't shown. Export the record to see them.", count(older)),
  );
}

function unreadableLine(unreadable: number): string[] {
  return linesOfCount(
    unreadable,
    t("1 line of the record can't be read."),
    t("{0} lines of the record can't be read.", count(unreadable)),
  );
}

function block(change: Change): string[] {
  const details = [
    ...stateLines(change),
    change.fingerprint && t('Key fingerprint: {0}', change.fingerprint),
    change.account && t('Account: {0}', scalarText(change.account) ?? ''),
    answerLine(change.answer),
  ];
  return [
    oneLine(line(utc(change.time), actionName(change), scalarText(change.instance))) ?? '',
    ...details
      .filter((detail) => detail !== undefined)
      .filter((detail) => detail !== '')
      .map((detail) => `  ${oneLine(detail) ?? ''}`),
  ];
}

function stateLines({ action, before, after, answer }: Change): (string | undefined)[] {
  const isDone = answer.status === 'done';
  switch (action) {
    case 'add':
      return [
        after && t('Added: {0}', stateText(after)),
        before && t('Previously in use: {0}', stateText(before)),
      ];
    case 'delete':
      return [
        before && (isDone ? t('Deleted: {0}', stateText(before)) : t('License: {0}', stateText(before))),
        after && t('In use afterward: {0}', stateText(after)),
      ];
    case 'refreshBillableUsers':
      return [before && t('Before: {0}', stateText(before)), after && t('After: {0}', stateText(after))];
  }
}

function actionName({ action, licenseId }: Change): string {
  switch (action) {
    case 'add':
      return licenseId === undefined ? t('Add a license') : t('Add license {0}', licenseId);
    case 'delete':
      return licenseId === undefined ? t('Delete a license') : t('Delete license {0}', licenseId);
    case 'refreshBillableUsers':
      return t('Refresh billable users');
  }
}

function stateText(state: State): string {
  if ('billableUsers' in state) {
    return state.billableUsers === 1
      ? t('1 billable user')
      : t('{0} billable users', count(state.billableUsers));
  }
  return line(licenseName(state), licenseTerm(state), seatLimitText(state.user_limit));
}

function answerLine({ status, kind, message }: ChangeAnswer): string {
  const words = scalarText(message) ?? scalarText(kind);
  return words === undefined ? answerName(status) : t('{0}: {1}', answerName(status), words);
}

function answerName(status: ChangeAnswer['status']): string {
  switch (status) {
    case 'done':
      return t('Done');
    case 'refused':
      return t('Rejected');
    case 'unclear':
      return t('No response, outcome unknown');
    case 'failed':
      return t('Failed');
  }
}

/** "2027-01-10 12:00:00 UTC": a record is read by people in several places. */
function utc(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
