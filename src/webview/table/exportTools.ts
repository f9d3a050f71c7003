import { button, element } from '../dom';
import { filled, numberText } from '../format';

/** The rows that are copied or saved: those that are selected, or all that are shown. */
export interface Exported<Id> {
  readonly rows: 'selected' | 'shown';
  readonly ids: Id[];
}

export type ExportFormat = 'csv' | 'markdown';

/** The words of the buttons. */
export interface ExportTexts {
  readonly locale: string;
  readonly copyCsv: string;
  readonly copyMarkdown: string;
  readonly saveCsv: string;
  readonly saveMarkdown: string;
  readonly copied: string;
  readonly withoutSelection: string;
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
  texts: ExportTexts,
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
export function exportHint(texts: ExportTexts): HTMLElement {
  return element('p', {
    class: 'hint',
    text: texts.withoutSelection,
    attributes: { id: 'without-selection' },
  });
}
