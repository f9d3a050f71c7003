import type { SeatsTexts } from '../../seats/protocol';
import type { Column, SeatsOrder } from '../../seats/view';
import { button, element } from '../dom';

/** The headings of the columns: most of them sort, and the first one selects. */
export class UserHeadings {
  readonly elements: readonly HTMLElement[];
  readonly #check: HTMLInputElement;
  readonly #sorting: ReadonlyMap<Column, HTMLElement>;

  constructor(texts: SeatsTexts, sort: (by: Column) => void, selectAll: () => void) {
    this.#check = element('input', {
      attributes: {
        id: 'select-all',
        type: 'checkbox',
        'aria-label': texts.selectAll,
        title: texts.selectAll,
      },
    });
    this.#check.addEventListener('change', selectAll);
    const heading = (by: Column, text: string): [Column, HTMLElement] => {
      const sorts = button(text, () => sort(by), { id: `sort-${by}` });
      return [by, element('span', { attributes: { role: 'columnheader' } }, [sorts])];
    };
    this.#sorting = new Map([
      heading('name', texts.name),
      heading('state', texts.state),
      heading('takesSeat', texts.seat),
      heading('activeOn', texts.activity),
      heading('signedInOn', texts.signIn),
      heading('createdOn', texts.created),
    ]);
    this.elements = [
      element('span', { class: 'check', attributes: { role: 'columnheader' } }, [
        element('label', {}, [this.#check]),
      ]),
      ...this.#sorting.values(),
      element('span', { text: texts.roles, attributes: { role: 'columnheader' } }),
      element('span', { class: 'open', attributes: { role: 'columnheader' } }, [
        element('span', { class: 'only-heard', text: texts.open }),
      ]),
    ];
  }

  showOrder({ by, descending }: SeatsOrder): void {
    for (const [column, heading] of this.#sorting) {
      heading.ariaSort = column !== by ? 'none' : descending ? 'descending' : 'ascending';
    }
  }

  /** @param shown how many rows are shown; `selected`: how many of them are selected */
  showSelected(selected: number, shown: number): void {
    this.#check.checked = selected > 0 && selected === shown;
    this.#check.indeterminate = selected > 0 && selected < shown;
  }
}
