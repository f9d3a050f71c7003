import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { PageReport } from '../../usage/protocol';
import { copyText } from './copyRows';
import { button, element } from '../dom';
import { dayOf, filled, momentText } from '../format';
import { placeOf, rowsInView, type TableView } from './tableRows';

/** As in VS Code's own lists. */
const ROW_HEIGHT = 22;

/** Of the headings, which stay in sight. */
const HEADER_HEIGHT = 32;

/** In pixels, until the page is laid out. */
const USUAL_SIZE = { width: 400, height: 280 };

/**
 * Every row of the file, of which only those in sight exist as elements; nothing when there are none.
 *
 * @param copy takes the rows in view as text, a line each, with tabs between the cells
 */
export function tableSection(report: PageReport, copy: (text: string) => void): HTMLElement[] {
  if (report.rows.days.length === 0) {
    return [];
  }
  const table = new Table(report, copy);
  const heading = element('h2', { text: report.texts.table, attributes: { id: 'table' } });
  return [element('section', {}, [heading, table.tools(), table.grid])];
}

class Table {
  readonly grid: HTMLElement;
  readonly #report: PageReport;
  readonly #copy: (text: string) => void;
  readonly #number: Intl.NumberFormat;
  readonly #body: HTMLElement;
  readonly #shown: HTMLElement;
  readonly #headings: Readonly<Record<TableView['by'], HTMLElement>>;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #view: TableView = { by: 'date', descending: true, from: undefined, to: undefined };
  #rows: Int32Array = new Int32Array();
  #chosen = -1;

  constructor(report: PageReport, copy: (text: string) => void) {
    const { texts } = report;
    this.#report = report;
    this.#copy = copy;
    this.#number = new Intl.NumberFormat(texts.locale);
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
        this.#change({});
      }),
    );
  }

  /** What is above the rows. */
  tools(): HTMLElement {
    const { texts, marks } = this.#report;
    const { peak } = marks;
    return element('div', { class: 'tools' }, [
      this.#bound('from', texts.from),
      this.#bound('to', texts.to),
      ...(peak === undefined ? [] : [button(texts.jumpToPeak, () => this.#jumpTo(peak), { id: 'jump' })]),
      button(texts.copyRows, () => void this.#copyRows(), { id: 'copy' }),
      this.#shown,
    ]);
  }

  #bound(name: 'from' | 'to', text: string): HTMLElement {
    const input = element('input', { attributes: { id: name, type: 'date', max: '9999-12-31' } });
    input.addEventListener('change', () => this.#change({ [name]: dayOf(input.value) }));
    return element('label', {}, [element('span', { text }), input]);
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

  #heading(by: TableView['by'], text: string): HTMLElement {
    const sort = button(text, () =>
      this.#change({ by, descending: this.#view.by === by ? !this.#view.descending : true }),
    );
    return element('span', { attributes: { role: 'columnheader' } }, [sort]);
  }

  #change(change: Partial<TableView>): void {
    this.#view = { ...this.#view, ...change };
    this.#rows = rowsInView(this.#report.rows, this.#view);
    this.#chosen = -1;
    this.#showOrder();
    this.#showNumber();
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count: this.#rows.length });
    this.#virtualizer._willUpdate();
    this.#virtualizer.measure();
    this.#virtualizer.scrollToOffset(0);
    this.#draw();
  }

  #showOrder(): void {
    const { by, descending } = this.#view;
    const order = descending ? 'descending' : 'ascending';
    this.#headings.date.ariaSort = by === 'date' ? order : 'none';
    this.#headings.count.ariaSort = by === 'count' ? order : 'none';
  }

  #showNumber(): void {
    const { texts, rows } = this.#report;
    const [shown, all] = [this.#rows.length, rows.days.length].map((count) => this.#number.format(count));
    this.#shown.textContent = filled(texts.rowsShown, shown ?? '', all ?? '');
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
    const { rows, texts } = this.#report;
    const row = this.#rows[place] ?? 0;
    const count = rows.counts[row] ?? -1;
    const isChosen = place === this.#chosen;
    const cell = (text: string) => element('span', { text, attributes: { role: 'gridcell' } });
    const made = element(
      'div',
      {
        class: isChosen ? 'row chosen' : 'row',
        attributes: {
          id: `row-${place}`,
          role: 'row',
          'aria-rowindex': String(place + 2),
          'aria-selected': String(isChosen),
        },
      },
      [
        cell(momentText(rows.days[row] ?? 0, rows.seconds[row] ?? -1)),
        cell(count < 0 ? texts.noCount : this.#number.format(count)),
      ],
    );
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
    this.#copy(await copyText(`${texts.date}\t${texts.billableUsers}`, rows, copied));
    this.#shown.textContent = filled(texts.copied, this.#number.format(copied.length));
  }
}
