import type { PageReport } from '../../usage/protocol';
import { element } from '../dom';
import { momentText, numberText, usersText } from '../format';
import type { RowState } from './grid';
import { gridRow } from './gridRow';

/**
 * A row of the table. Its name says of what the count is one, which for the eye stands in the heading.
 *
 * @param row the number of the row in the file
 */
export function rowElement(
  { rows, texts }: Pick<PageReport, 'rows' | 'texts'>,
  row: number,
  state: RowState,
): HTMLElement {
  const count = rows.counts[row] ?? -1;
  const moment = momentText(rows.days[row] ?? 0, rows.seconds[row] ?? -1);
  const cell = (text: string) => element('span', { text, attributes: { role: 'gridcell' } });
  return gridRow(state, [cell(moment), cell(count < 0 ? texts.noCount : numberText(count, texts))], {
    label: `${moment}, ${count < 0 ? texts.noCount : usersText(count, texts)}`,
  });
}
