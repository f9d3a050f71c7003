import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { PageReport } from '../../usage/protocol';
import { copyText } from './copyRows';
import { button, element, say } from '../dom';
import { filled, numberText } from '../format';
import { DateFilter, type TypedDates } from './dateFilter';
import { rowElement } from './rowElement';
import { placeOf, rowsInView, type TableOrder } from './tableRows';

/** Large enough to be hit, https://www.w3.org/TR/WCAG22/#target-size-minimum. */
const ROW_HEIGHT = 24;

/** Of the headings, which stay in sight. */
const HEADER_HEIGHT = 32;

/** In pixels, until the page is laid out. */
const USUAL_SIZE = { width: 400, height: 280 };

/** How the user has sorted and filtered the table. */
export interface TableState {
  readonly order: TableOrder;
  readonly typed: TypedDates;
}

interface TableSection {
  /** None where there are no rows. */
  readonly sections: readonly HTMLElement[];
  readonly state: () => TableState | undefined;
}

const NEWEST_FIRST: TableOrder = { by: 'date', descending: true };

/**
 * Every row of the file, of which only those in sight exist as elements.
 *
 * @param state of the table before, which this one replaces
 * @param copy takes the rows in view as text, a line each, with tabs between the cells
 */
export function tableSection(
  report: PageReport,
  state: TableState | undefined,
  copy: (text: string) => void,
): TableSection {
  if (report.rows.days.length === 0) {
    return { sections: [], state: () => state };
  }
  const table = new Table(report, state, copy);
  const heading = element('h2', { text: report.texts.table, attributes: { id: 'table' } });
  const section = element('section', {}, [heading, table.tools(), table.dates.problem, table.grid]);
  return { sections: [section], state: () => table.state };
}

class Table {
  readonly grid: HTMLElement;
  readonly #report: PageReport;
  readonly #copy: (text: string) => void;
  readonly #body: HTMLElement;
  readonly #shown: HTMLElement;
  readonly #headings: Readonly<Record<TableOrder['by'], HTMLElement>>;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly dates: DateFilter;
  #order: TableOrder;
  #rows: Int32Array = new Int32Array();
  #chosen = -1;

  constructor(report: PageReport, state: TableState | undefined, copy: (text: string) => void) {
    const { texts } = report;
    this.#report = report;
    this.#copy = copy;
    this.#order = state?.order ?? NEWEST_FIRST;
    this.dates = new DateFilter(texts, state?.typed, () => this.#change());
    this.#body = element('div', { class: 'rows', attributes: { role: 'rowgroup' } });
    this.#shown = element('span', { class: 'shown', attributes: { role: 'status' } });
    this.#headings = {
      date: this.#heading('date', texts.date),
      count: this.#heading('count', texts.billableUsers),
    };
    this.grid = this.#grid();
    // As high as it will be, so that nobody's place in the page moves when it is filled.
    this.#body.style.height = `${report.rows.days.length * ROW_HEIGHT}px`;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => this.grid,
      estimateSize: () => ROW_HEIGHT,
      overscan: 8,
      scrollMargin: HEADER_HEIGHT,
      scrollPaddingStart: HEADER_HEIGHT,
      initialRect: USUAL_SIZE,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#draw(),
    });
    // It is as high as it is laid out, and the chart comes first.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#virtualizer._didMount();
        this.#change();
      }),
    );
  }

  get state(): TableState {
    return { order: this.#order, typed: this.dates.typed };
  }

  /** What is above the rows. */
  tools(): HTMLElement {
    const { texts, marks } = this.#report;
    const { peak } = marks;
    return element('div', { class: 'tools' }, [
      ...this.dates.labels,
      ...(peak === undefined ? [] : [button(texts.jumpToPeak, () => this.#jumpTo(peak), { id: 'jump' })]),
      button(texts.copyRows, () => void this.#copyRows(), { id: 'copy' }),
      this.#shown,
    ]);
  }

  #grid(): HTMLElement {
    const header = element(
      'div',
      { class: 'row header', attributes: { role: 'row', 'aria-rowindex': '1' } },
      [this.#headings.date, this.#headings.count],
    );
    const head = element('div', { class: 'head-rows', attributes: { role: 'rowgroup' } }, [header]);
    const attributes = {
      id: 'rows',
      role: 'grid',
      tabindex: '0',
      'aria-labelledby': 'table',
      'aria-readonly': 'true',
    };
    const grid = element('div', { class: 'table', attributes }, [head, this.#body]);
    grid.addEventListener('keydown', (event) => this.#type(event));
    this.#body.addEventListener('click', (event) => this.#click(event));
    return grid;
  }

  #heading(by: TableOrder['by'], text: string): HTMLElement {
    const sort = button(text, () => this.#sort(by), { id: `sort-${by}` });
    return element('span', { attributes: { role: 'columnheader' } }, [sort]);
  }

  #sort(by: TableOrder['by']): void {
    const { by: before, descending } = this.#order;
    this.#order = { by, descending: before === by ? !descending : true };
    this.#change();
  }

  /** Shows the rows in another order, or others of them. */
  #change(): void {
    this.#rows = rowsInView(this.#report.rows, { ...this.#order, ...this.dates.bounds });
    this.#chosen = -1;
    this.#showOrder();
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count: this.#rows.length });
    this.#virtualizer._willUpdate();
    this.#virtualizer.measure();
    this.#virtualizer.scrollToOffset(0);
    this.#draw();
  }

  #showOrder(): void {
    const { by, descending } = this.#order;
    const order = descending ? 'descending' : 'ascending';
    this.#headings.date.ariaSort = by === 'date' ? order : 'none';
    this.#headings.count.ariaSort = by === 'count' ? order : 'none';
    const { texts, rows } = this.#report;
    const [shown, all] = [this.#rows.length, rows.days.length].map((count) => numberText(count, texts));
    // `aria-sort` isn't read out when it changes.
    say(this.#shown, filled(orderText(this.#order, texts), shown ?? '', all ?? ''));
    this.grid.setAttribute('aria-rowcount', String(this.#rows.length + 1));
  }

  #draw(): void {
    this.#body.style.height = `${this.#virtualizer.getTotalSize()}px`;
    const items = this.#virtualizer.getVirtualItems();
    this.#body.replaceChildren(...items.map(({ index, start }) => this.#row(index, start)));
    const isDrawn = items.some(({ index }) => index === this.#chosen);
    this.grid.setAttribute('aria-activedescendant', isDrawn ? `row-${this.#chosen}` : '');
  }

  #row(place: number, start: number): HTMLElement {
    const made = rowElement(this.#report, this.#rows[place] ?? 0, {
      place,
      isChosen: place === this.#chosen,
    });
    made.style.transform = `translateY(${start - HEADER_HEIGHT}px)`;
    return made;
  }

  #jumpTo(peak: NonNullable<PageReport['marks']['peak']>): void {
    this.grid.focus();
    this.#choose(placeOf(this.#rows, this.#report.rows, peak), 'center');
  }

  #click({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest('.row') : null;
    if (row !== null) {
      this.#choose(Number(row.id.replace('row-', '')));
    }
  }

  #type(event: KeyboardEvent): void {
    // The headings have keys of their own.
    if (event.target !== this.grid) {
      return;
    }
    const page = Math.floor((this.grid.clientHeight - HEADER_HEIGHT) / ROW_HEIGHT);
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -page,
      PageDown: page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.#choose(Math.min(Math.max(this.#chosen + step, 0), this.#rows.length - 1));
    }
  }

  #choose(place: number, align: 'auto' | 'center' = 'auto'): void {
    if (place < 0) {
      return;
    }
    this.#chosen = place;
    this.#virtualizer.scrollToIndex(place, { align });
    this.#draw();
  }

  async #copyRows(): Promise<void> {
    const { rows, texts } = this.#report;
    const copied = this.#rows;
    say(this.#shown, '');
    this.#copy(await copyText(`${texts.date}\t${texts.billableUsers}`, rows, copied));
    say(this.#shown, filled(texts.copied, numberText(copied.length, texts)));
  }
}

/** How many rows are shown, in which order. */
function orderText({ by, descending }: TableOrder, texts: PageReport['texts']): string {
  if (by === 'date') {
    return descending ? texts.newestFirst : texts.oldestFirst;
  }
  return descending ? texts.mostFirst : texts.fewestFirst;
}
