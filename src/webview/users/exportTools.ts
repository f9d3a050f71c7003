import type { ChosenRows, FromSeatsPage, SeatsFormat, SeatsTexts } from '../../seats/protocol';
import { button, element } from '../dom';
import { filled, numberText } from '../format';

/** The users that are copied or saved. */
export interface Exported {
  readonly rows: ChosenRows;
  readonly ids: number[];
}

interface Around {
  readonly send: (message: FromSeatsPage) => void;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
  /** What would be copied now. */
  readonly exported: () => Exported;
}

/** The buttons that copy and save rows. */
export function exportTools(texts: SeatsTexts, { send, announce, exported }: Around): HTMLElement[] {
  const saves = (format: SeatsFormat) => () => send({ kind: 'save', format, ...exported() });
  const copies = (format: SeatsFormat) => () => {
    const rows = exported();
    send({ kind: 'copy', format, ...rows });
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
export function exportHint(texts: SeatsTexts): HTMLElement {
  return element('p', {
    class: 'hint',
    text: texts.withoutSelection,
    attributes: { id: 'without-selection' },
  });
}
