import type { TableOrder, TableTexts } from '../../tables/protocol';
import { button, element, say } from '../dom';
import { filled, numberText } from '../format';
import { exportHint, exportTools, type ExportActions, type Exported } from './exportTools';
import { Grid, type RowState } from './grid';
import { SelectHeadings, type TableColumn } from './selectHeadings';
import { Selection } from './selection';

/** A row of the table. */
export interface SelectRow extends RowState {
  readonly isSelected: boolean;
  readonly open: () => void;
}

/** What the table is about: items, known by their number in the page's own list, and named by an id. */
interface Items<Id> {
  readonly count: () => number;
  /** Undefined where there is none of this number. */
  readonly id: (item: number) => Id | undefined;
  readonly row: (item: number, row: SelectRow) => HTMLElement;
  readonly open: (id: Id) => void;
}

interface SelectParts<Id, Column extends string> {
  readonly texts: TableTexts;
  readonly columns: readonly TableColumn<Column>[];
  readonly order: TableOrder<Column>;
  /** Columns of which the highest comes first when they're sorted by. */
  readonly descendingFirst: ReadonlySet<Column>;
  /** What was selected in the list before. */
  readonly selected: readonly Id[] | undefined;
  readonly items: Items<Id>;
  readonly exports: ExportActions<Id>;
  /** Hears that rows are wanted: the table can be filled now, or has another order. */
  readonly fill: () => void;
  /** Hears that the user has chosen another order, or other rows. */
  readonly changed: () => void;
}

/** Rows to sort, select, copy and open, of which only those in sight exist as elements. */
export class SelectTable<Id extends string | number, Column extends string> {
  /** What stands above the table. */
  readonly tools: readonly HTMLElement[];
  readonly #parts: SelectParts<Id, Column>;
  readonly #shown = element('span', { class: 'shown', attributes: { role: 'status' } });
  readonly #headings: SelectHeadings<Column>;
  readonly #selection: Selection<Id>;
  readonly #grid: Grid;
  readonly #open: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;
  #isMounted = false;
  #order: TableOrder<Column>;
  #places = new Int32Array();
  #chosen: Id | undefined;
  /** How many of the rows that are shown are selected. */
  #selectedShown = 0;

  constructor(parts: SelectParts<Id, Column>) {
    const { texts, columns, exports, selected } = parts;
    this.#parts = parts;
    this.#order = parts.order;
    this.#selection = new Selection(selected);
    const selectAll = () => this.#selectAll();
    this.#headings = new SelectHeadings(columns, texts.selectAll, {
      sort: (by) => this.#sort(by),
      selectAll,
    });
    this.#grid = new Grid({
      headings: this.#headings.elements,
      labelledBy: 'table',
      describedBy: 'table-keys',
      expected: 0,
      row: (row) => this.#row(row),
      mounted: () => {
        this.#isMounted = true;
        parts.fill();
      },
      activate: (place) => this.#openRow(place),
      chosen: () => {
        this.#chosen = this.#idAt(this.#grid.chosen);
        this.#showButtons();
      },
      select: { toggle: (place) => this.#toggle(place), selectAll },
    });
    this.#open = button(texts.open, () => this.#openRow(this.#grid.chosen), { id: 'open' });
    this.#clear = button(texts.clearSelection, () => this.#clearSelection(), { id: 'clear-selection' });
    this.tools = [
      element('div', { class: 'tools' }, [
        ...exportTools(texts, exports, () => this.#exported()),
        this.#clear,
        this.#open,
        this.#shown,
      ]),
      exportHint(texts),
      element('p', { class: 'only-heard', text: texts.tableKeys, attributes: { id: 'table-keys' } }),
    ];
    this.#showButtons();
  }

  get root(): HTMLElement {
    return this.#grid.root;
  }

  get order(): TableOrder<Column> {
    return this.#order;
  }

  get selected(): Id[] {
    return this.#selection.ids;
  }

  /** How many rows are shown, and selected. */
  get shown(): string {
    return this.#shown.textContent;
  }

  /** Shows these items. @param keepsPlace stays where it is scrolled to, and the keyboard on its item */
  put(items: Int32Array<ArrayBuffer>, keepsPlace: boolean): void {
    this.#headings.showOrder(this.#order);
    this.#places = items;
    this.#selectedShown = this.#selection.size === 0 ? 0 : this.#selection.among(this.#idsInView());
    const chosen = keepsPlace ? this.#placeOf(this.#chosen) : -1;
    if (this.#isMounted) {
      this.#grid.fill(items.length, { keepsPlace, chosen });
    }
    this.#chosen = this.#idAt(chosen);
    this.#showButtons();
  }

  /** Nothing else is selected any more, since it's gone. */
  keepOnly(ids: () => Iterable<Id>): void {
    if (this.#selection.size > 0) {
      this.#selection.keepOnly(ids());
    }
  }

  #row(state: RowState): HTMLElement {
    const item = this.#places[state.place] ?? -1;
    const id = this.#parts.items.id(item);
    if (id === undefined) {
      return element('div');
    }
    return this.#parts.items.row(item, {
      ...state,
      isSelected: this.#selection.has(id),
      open: () => this.#openRow(state.place),
    });
  }

  #sort(by: Column): void {
    const { by: before, descending } = this.#order;
    this.#order = { by, descending: before === by ? !descending : this.#parts.descendingFirst.has(by) };
    this.#parts.fill();
    this.#parts.changed();
  }

  #toggle(place: number): void {
    const id = this.#idAt(place);
    if (id !== undefined) {
      this.#select(() => (this.#selectedShown += this.#selection.toggle(id) ? 1 : -1));
    }
  }

  /** Selects all rows that are shown, or none of them where all are. */
  #selectAll(): void {
    const ids = this.#idsInView();
    const areAll = this.#selectedShown === ids.length;
    this.#select(() => {
      if (areAll) {
        this.#selection.remove(ids);
      } else {
        this.#selection.add(ids);
      }
      this.#selectedShown = areAll ? 0 : ids.length;
    });
  }

  #clearSelection(): void {
    this.#select(() => {
      this.#selection.clear();
      this.#selectedShown = 0;
    });
    this.root.focus();
  }

  #select(change: () => void): void {
    change();
    this.#grid.redraw();
    this.#showButtons();
    this.#parts.changed();
  }

  #idAt(place: number): Id | undefined {
    return this.#parts.items.id(this.#places[place] ?? -1);
  }

  #placeOf(id: Id | undefined): number {
    return id === undefined ? -1 : this.#places.findIndex((item) => this.#parts.items.id(item) === id);
  }

  #idsInView(): Id[] {
    // `Array.from` takes several times as long for tens of thousands.
    const ids: Id[] = [];
    for (const item of this.#places) {
      const id = this.#parts.items.id(item);
      if (id !== undefined) {
        ids.push(id);
      }
    }
    return ids;
  }

  /** Those that are selected, in the order of the table, and then those that its filter hides. */
  #exported(): Exported<Id> {
    const inView = this.#idsInView();
    if (this.#selection.size === 0) {
      return { rows: 'shown', ids: inView };
    }
    const selected = inView.filter((id) => this.#selection.has(id));
    const areAll = selected.length === this.#selection.size;
    return { rows: 'selected', ids: areAll ? selected : [...new Set([...selected, ...this.#selection.ids])] };
  }

  /** What can be done, and how many rows it's about. */
  #showButtons(): void {
    const { texts, items } = this.#parts;
    const { size } = this.#selection;
    const [count, all, selected] = [this.#places.length, items.count(), size].map((one) =>
      numberText(one, texts),
    );
    const pattern = size === 0 ? texts.shown : texts.shownSelected;
    say(this.#shown, filled(pattern, count ?? '', all ?? '', selected ?? ''));
    this.#open.disabled = this.#idAt(this.#grid.chosen) === undefined;
    this.#clear.disabled = size === 0;
    this.#headings.showSelected(this.#selectedShown, this.#places.length);
  }

  #openRow(place: number): void {
    const id = this.#idAt(place);
    if (id !== undefined) {
      this.#parts.items.open(id);
    }
  }
}
