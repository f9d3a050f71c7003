import { t } from '@vscode/l10n';
import type { Finding } from '../../licensing/precheck/findings';
import type { Precheck } from '../../licensing/precheck/precheck';
import { effectLines } from './keyEffect';
import { findingSentence } from './keyFindings';
import { keySummary, originLines } from './keySummary';
import { count } from '../text/language';
import { answerLines } from './predictedAnswer';

/** What VS Code's own dialog shows without scrolling in a window of 1280 × 800, and about how wide its rows are. */
const MOST_ROWS = 31;
const ROW_CHARACTERS = 58;

/** A key that keeps many licenses waiting has as many warnings. */
const MOST_WARNINGS = 8;

type Block = readonly string[];

/**
 * The question above a preview: the worst that is known of the key comes with it.
 *
 * @param name the instance's
 */
export function previewQuestion(precheck: Precheck, name: string): string {
  const { answer } = precheck;
  if (answer.kind === 'notSent') {
    return t('This license belongs on the Subscription page of {0}.', name);
  }
  if (isDuplicate(precheck)) {
    return t('{0} already has this license. Add it again?', name);
  }
  if (answer.kind === 'refused') {
    return t('{0} is expected to reject this license. Add it anyway?', name);
  }
  return isOdd(precheck)
    ? t('Add this license to {0}? Check the warnings first.', name)
    : t('Add this license to {0}?', name);
}

/** Whether something speaks against adding the key: it is refused, a duplicate, a downgrade, or comes with a warning. */
export function isOdd({ answer, findings }: Precheck): boolean {
  return answer.kind === 'refused' || findings.some(isAlarming);
}

/**
 * Whether GitLab accepts a key, what adding it to an instance does and what the key is, as plain text for a modal
 * dialog: blocks with blank lines between them. What matters most comes first, since a small window shows no more
 * without scrolling. Nothing of the key itself is in it.
 *
 * @param name the instance's
 */
export function previewText(precheck: Precheck, name: string): string {
  return textOf(precheck, name, MOST_ROWS);
}

/**
 * The text of a preview with all its notes, also those for which the dialog has no room.
 *
 * @param name the instance's
 */
export function completePreviewText(precheck: Precheck, name: string): string {
  return textOf(precheck, name, Infinity);
}

function textOf(precheck: Precheck, name: string, rows: number): string {
  const before = [
    answerLines(precheck.answer, name),
    warningLines(newFindings(precheck)),
    ifAccepted(precheck, effectLines(precheck, name)),
    keySummary(precheck.key),
  ];
  const after = originLines(precheck.key, precheck.fingerprint);
  // Only between two blocks there's a blank row, and the heading has none below it.
  const room = rows - rowsOf([...before, after]);
  const notes = withHeading(t('Notes'), noteLines(precheck.findings, room, isOdd(precheck)));
  return [...before, notes, after]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What speaks against the key and nothing else in the preview says, the worst first, one line each. */
export function warningLines(findings: readonly Finding[]): string[] {
  const lines = sentencesOf(findings.filter(isAlarming)).map((sentence) => `⚠ ${sentence}`);
  const more = lines.length - MOST_WARNINGS;
  return more > 0 ? [...lines.slice(0, MOST_WARNINGS), `⚠ ${t('and {0} more', count(more))}`] : lines;
}

/**
 * What else is worth knowing and nothing else in the preview says, one line each, as far as there is room.
 *
 * @param room in rows of a dialog
 * @param isCopyOffered whether the dialog has a button that copies all of them
 */
export function noteLines(findings: readonly Finding[], room: number, isCopyOffered = false): string[] {
  const notes = sentencesOf(findings.filter((finding) => !isAlarming(finding)));
  const lines: string[] = [];
  for (const [index, note] of notes.entries()) {
    const line = `• ${note}`;
    if (rowsOf([[...lines, line]]) > room) {
      const more = count(notes.length - index);
      return [
        ...lines,
        `• ${isCopyOffered ? t('and {0} more (select Copy Details)', more) : t('and {0} more', more)}`,
      ];
    }
    lines.push(line);
  }
  return lines;
}

/** Without what the expected rejection gives as its reason, in numbers of users and seats. */
function newFindings({ answer, findings }: Precheck): readonly Finding[] {
  const isSaid =
    answer.kind === 'refused' && (answer.reason === 'currentUsers' || answer.reason === 'priorUsers');
  return isSaid ? findings.filter(({ kind }) => kind !== 'fewerSeatsThanBillable') : findings;
}

function sentencesOf(findings: readonly Finding[]): string[] {
  return findings.map(findingSentence).filter((sentence) => sentence !== undefined);
}

/** What a key that is not sent would do isn't about to happen. */
function ifAccepted({ answer }: Precheck, lines: Block): Block {
  return answer.kind === 'notSent' ? lines : withHeading(t('If accepted'), lines);
}

function isDuplicate({ findings }: Precheck): boolean {
  return findings.some(({ kind }) => kind === 'sameLicenseAgain');
}

/** With a blank row after each block that is not empty. */
function rowsOf(blocks: readonly Block[]): number {
  const rows = (line: string) => Math.ceil(line.length / ROW_CHARACTERS);
  return blocks
    .filter((lines) => lines.length > 0)
    .reduce((sum, lines) => sum + 1 + lines.reduce((inBlock, line) => inBlock + rows(line), 0), 0);
}

function isAlarming({ level }: Finding): boolean {
  return level === 'warning' || level === 'refused';
}

function withHeading(heading: string, lines: Block): Block {
  return lines.length === 0 ? [] : [heading, ...lines];
}
