import { t } from '@vscode/l10n';
import type { PageReport } from '../../usage/protocol';
import { block, inline, table } from '../text/markdownParts';
import { paragraphs } from '../text/markdownText';

/** The figures of a usage page as Markdown, for a ticket or a wiki: without the rows, and without the license key. */
export function usageMarkdown({ title, subtitle, cards, lead, order, notes, texts }: PageReport): string {
  const figures = cards.map(({ label, value }) => [inline(label), inline(value)]);
  const ordered =
    order === undefined ? [] : [heading(texts.seatsToOrder), block(order.answer), list(order.reasons)];
  const noted = notes.length === 0 ? [] : [heading(texts.notes), list(notes.map(({ text }) => text))];
  return `${paragraphs(
    `# ${inline(t('Usage of {0}', title))}`,
    block(subtitle.join(', ')),
    table([t('Figure'), t('Value')], figures, new Set([1])),
    block(lead.text),
    ...ordered,
    ...noted,
  )}\n`;
}

function heading(text: string): string {
  return `## ${inline(text)}`;
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${block(text)}`).join('\n');
}
