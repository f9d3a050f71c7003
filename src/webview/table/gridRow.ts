import { element } from '../dom';
import type { RowState } from './grid';

/**
 * A row of a windowed table, as screen readers know rows.
 *
 * @param label its name, where the texts of its cells don't say enough
 */
export function gridRow(
  { place, isChosen }: RowState,
  cells: readonly HTMLElement[],
  label?: string,
): HTMLElement {
  return element(
    'div',
    {
      class: isChosen ? 'row chosen' : 'row',
      attributes: {
        id: `row-${place}`,
        role: 'row',
        'aria-rowindex': String(place + 2),
        'aria-selected': String(isChosen),
        ...(label !== undefined && { 'aria-label': label }),
      },
    },
    cells,
  );
}
