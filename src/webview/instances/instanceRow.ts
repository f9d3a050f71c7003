import { COLUMNS } from '../../overview/columns';
import type { OverviewRow } from '../../overview/protocol';
import { element } from '../dom';
import { checkCell, gridRow } from '../table/gridRow';
import type { SelectRow } from '../table/selectTable';

/** Of what is bad: another shape each, since color alone says nothing. */
const SIGNS = { error: '✕', warning: '⚠' } as const;

/** A row of the table. Texts of servers and users are set as text only, each with its own direction of writing. */
export function instanceRow(row: OverviewRow, state: SelectRow): HTMLElement {
  const cells = COLUMNS.map((column) => {
    const { text } = row.cells[column];
    const signs = column === 'state' ? signOf(row) : [];
    const heard = column === 'state' && row.toneWord !== '' ? [onlyHeard(`, ${row.toneWord}`)] : [];
    return element(
      'span',
      {
        class: [`column-${column}`, ...(column === 'state' ? [`tone-${row.tone}`] : [])].join(' '),
        attributes: { role: 'gridcell', title: text },
      },
      [...signs, element('bdi', { text }), ...heard],
    );
  });
  return gridRow(state, [checkCell(), ...cells], { isSelected: state.isSelected });
}

function signOf({ tone }: OverviewRow): HTMLElement[] {
  return tone === 'plain'
    ? []
    : [element('span', { class: 'sign', text: SIGNS[tone], attributes: { 'aria-hidden': 'true' } })];
}

function onlyHeard(text: string): HTMLElement {
  return element('span', { class: 'only-heard', text });
}
