import type { TableOrder } from '../../tables/protocol';
import { button, element } from '../dom';

/** A column with the text of its heading. */
export type TableColumn<Column extends string> =
  | { readonly sorts: Column; readonly text: string }
  /** One that isn't sorted by. */
  | { readonly text: string }
  /** One whose heading is only heard: a row's button says itself what it does. */
  | { readonly heard: string };

/** The headings of a table whose rows are selected, the first of which selects all of them. */
export class SelectHeadings<Column extends string> {
  readonly elements: readonly HTMLElement[];
  readonly #check: HTMLInputElement;
  readonly #sorting = new Map<Column, HTMLElement>();

  constructor(
    columns: readonly TableColumn<Column>[],
    selectAllText: string,
    { sort, selectAll }: { readonly sort: (by: Column) => void; readonly selectAll: () => void },
  ) {
    this.#check = element('input', {
      attributes: {
        id: 'select-all',
        type: 'checkbox',
        'aria-label': selectAllText,
        title: selectAllText,
      },
    });
    this.#check.addEventListener('change', selectAll);
    this.elements = [
      element('span', { class: 'check', attributes: { role: 'columnheader' } }, [
        element('label', {}, [this.#check]),
      ]),
      ...columns.map((column) => this.#heading(column, sort)),
    ];
  }

  showOrder({ by, descending }: TableOrder<Column>): void {
    for (const [column, heading] of this.#sorting) {
      heading.ariaSort = column !== by ? 'none' : descending ? 'descending' : 'ascending';
    }
  }

  /** @param shown how many rows are shown; `selected`: how many of them are selected */
  showSelected(selected: number, shown: number): void {
    this.#check.checked = selected > 0 && selected === shown;
    this.#check.indeterminate = selected > 0 && selected < shown;
  }

  #heading(column: TableColumn<Column>, sort: (by: Column) => void): HTMLElement {
    const attributes = { role: 'columnheader' };
    if ('heard' in column) {
      return element('span', { class: 'open', attributes }, [
        element('span', { class: 'only-heard', text: column.heard }),
      ]);
    }
    if (!('sorts' in column)) {
      return element('span', { text: column.text, attributes });
    }
    const { sorts: by, text } = column;
    const heading = element('span', { class: `column-${by}`, attributes }, [
      button(text, () => sort(by), { id: `sort-${by}` }),
    ]);
    this.#sorting.set(by, heading);
    return heading;
  }
}
