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
const ROW_CHARACTERS = 52;

type Block = readonly string[];

/**
 * What a key is and what adding it to an instance does, as plain text for a modal dialog: blocks with blank lines
 * between them. What matters least comes last. Nothing of the key itself is in it.
 *
 * @param name the instance's
 */
export function previewText(precheck: Precheck, name: string): string {
  const before = [keySummary(precheck.key), effectLines(precheck, name), answerLines(precheck.answer, name)];
  const after = originLines(precheck.key, precheck.fingerprint);
  const room = MOST_ROWS - rowsOf([...before, after, [t('Worth knowing')]]);
  const findings = withHeading(t('Worth knowing'), findingLines(precheck.findings, room));
  return [...before, findings, after]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/**
 * The findings that nothing else in the preview says, the worst first, one line each. Warnings are all told, what else
 * is known only as far as there is room.
 *
 * @param room in rows of a dialog
 */
export function findingLines(findings: readonly Finding[], room: number): string[] {
  const told = findings.flatMap((finding) => {
    const sentence = findingSentence(finding);
    return sentence === undefined ? [] : [{ sentence, isAlarming: isAlarming(finding) }];
  });
  const lines: string[] = [];
  for (const [index, { sentence, isAlarming }] of told.entries()) {
    const line = `${isAlarming ? '⚠' : '•'} ${sentence}`;
    if (!isAlarming && rowsOf([[...lines, line]]) > room) {
      return [...lines, `• ${t('and {0} more', count(told.length - index))}`];
    }
    lines.push(line);
  }
  return lines;
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
