import { element } from '../dom';
import { CHECK_CELL, type RowState } from './grid';

interface RowParts {
  /** Its name, where the texts of its cells don't say enough. */
  readonly label?: string;
  /** In a grid whose rows are selected by themselves, not by the keyboard being there. */
  readonly isSelected?: boolean;
}

/** A row of a windowed table, as screen readers know rows. */
export function gridRow(
  { place, isChosen }: RowState,
  cells: readonly HTMLElement[],
  { label, isSelected = isChosen }: RowParts = {},
): HTMLElement {
  return element(
    'div',
    {
      class: ['row', ...(isChosen ? ['chosen'] : []), ...(isSelected && !isChosen ? ['selected'] : [])].join(
        ' ',
      ),
      attributes: {
        id: `row-${place}`,
        role: 'row',
        'aria-rowindex': String(place + 2),
        'aria-selected': String(isSelected),
        ...(label !== undefined && { 'aria-label': label }),
      },
    },
    cells,
  );
}

/** The cell that shows whether its row is selected, and selects it when it's clicked. */
export function checkCell(): HTMLElement {
  return element('span', { class: CHECK_CELL, attributes: { role: 'gridcell' } }, [
    element('span', { class: 'box', attributes: { 'aria-hidden': 'true' } }),
  ]);
}
