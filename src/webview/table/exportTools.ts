import type { ChosenRows, ExportFormat, TableTexts } from '../../tables/protocol';
import { button, element } from '../dom';
import { filled, numberText } from '../format';

/** The rows that are copied or saved. */
export interface Exported<Id> {
  readonly rows: ChosenRows;
  readonly ids: Id[];
}

export interface ExportActions<Id> {
  readonly copy: (format: ExportFormat, exported: Exported<Id>) => void;
  readonly save: (format: ExportFormat, exported: Exported<Id>) => void;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
}

/**
 * The buttons that copy and save rows.
 *
 * @param exported what would be copied now
 */
export function exportTools<Id>(
  texts: TableTexts,
  { copy, save, announce }: ExportActions<Id>,
  exported: () => Exported<Id>,
): HTMLElement[] {
  const saves = (format: ExportFormat) => () => save(format, exported());
  const copies = (format: ExportFormat) => () => {
    const rows = exported();
    copy(format, rows);
    announce('');
    setTimeout(() => announce(filled(texts.copied, numberText(rows.ids.length, texts))));
  };
  const described = { 'aria-describedby': 'without-selection' };
  return [
    button(texts.copyCsv, copies('csv'), { id: 'copy-csv', ...described }),
    button(texts.copyMarkdown, copies('markdown'), { id: 'copy-markdown', ...described }),
    button(texts.saveCsv, saves('csv'), { id: 'save-csv', ...described }),
    button(texts.saveMarkdown, saves('markdown'), { id: 'save-markdown', ...described }),
  ];
}

/** Says which rows the buttons are about. */
export function exportHint(texts: TableTexts): HTMLElement {
  return element('p', {
    class: 'hint',
    text: texts.withoutSelection,
    attributes: { id: 'without-selection' },
  });
}
