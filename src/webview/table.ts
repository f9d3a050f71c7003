import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { PageReport } from '../usage/protocol';
import { button, element } from './dom';
import { dayOf, filled, momentText } from './format';
import { placeOf, rowsInView, type TableView } from './tableRows';

const ROW_HEIGHT = 28;

/**
 * Every row of the file, of which only those in sight exist as elements.
 *
 * @param copy takes the rows in view as text, a line each, with tabs between the cells
 */
export function tableSection(report: PageReport, copy: (text: string) => void): HTMLElement {
  const table = new Table(report, copy);
  return table.section;
}

class Table {
  readonly section: HTMLElement;
  readonly #report: PageReport;
  readonly #number: Intl.NumberFormat;
  readonly #body: HTMLElement;
  readonly #inner: HTMLElement;
  readonly #shown: HTMLElement;
  readonly #headings: Readonly<Record<TableView['by'], HTMLElement>>;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #view: TableView = { by: 'date', descending: true, from: undefined, to: undefined };
  #rows: Int32Array = new Int32Array();
  #chosen = -1;

  constructor(report: PageReport, copy: (text: string) => void) {
    const { texts } = report;
    this.#report = report;
    this.#number = new Intl.NumberFormat(texts.locale);
    this.#inner = element('div', { class: 'rows', attributes: { role: 'rowgroup' } });
    this.#body = element('div', { class: 'body', attributes: { tabindex: '0' } }, [this.#inner]);
    this.#shown = element('span', { attributes: { role: 'status' } });
    this.#headings = {
      date: this.#heading('date', texts.date),
      count: this.#heading('count', texts.billableUsers),
    };
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => this.#body,
      estimateSize: () => ROW_HEIGHT,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#draw(),
    });
    this.section = element('section', {}, [
      element('h2', { text: texts.table }),
      this.#tools(copy),
      this.#grid(),
    ]);
    this.#body.addEventListener('keydown', (event) => this.#press(event));
    requestAnimationFrame(() => {
      this.#virtualizer._didMount();
      this.#change({});
    });
  }

  #tools(copy: (text: string) => void): HTMLElement {
    const { texts, marks } = this.#report;
    const { peak } = marks;
    return element('div', { class: 'tools' }, [
      this.#bound('from', texts.from),
      this.#bound('to', texts.to),
      ...(peak === undefined ? [] : [button(texts.jumpToPeak, () => this.#jumpTo(peak))]),
      button(texts.copyRows, () => copy(this.#text())),
      this.#shown,
    ]);
  }

  #bound(name: 'from' | 'to', text: string): HTMLElement {
    const input = element('input', { attributes: { type: 'date' } });
    input.addEventListener('change', () => this.#change({ [name]: dayOf(input.value) }));
    return element('label', {}, [document.createTextNode(`${text} `), input]);
  }

  #grid(): HTMLElement {
    const header = element(
      'div',
      { class: 'row header', attributes: { role: 'row', 'aria-rowindex': '1' } },
      [this.#headings.date, this.#headings.count],
    );
    const head = element('div', { attributes: { role: 'rowgroup' } }, [header]);
    return element(
      'div',
      { class: 'table', attributes: { role: 'table', 'aria-label': this.#report.texts.table } },
      [head, this.#body],
    );
  }

  #heading(by: TableView['by'], text: string): HTMLElement {
    const sort = button(text, () =>
      this.#change({ by, descending: this.#view.by === by ? !this.#view.descending : true }),
    );
    return element('span', { attributes: { role: 'columnheader' } }, [sort]);
  }

  #change(change: Partial<TableView>): void {
    const { texts, rows } = this.#report;
    this.#view = { ...this.#view, ...change };
    this.#rows = rowsInView(rows, this.#view);
    this.#chosen = -1;
    const { by, descending } = this.#view;
    this.#headings.date.ariaSort = by === 'date' ? (descending ? 'descending' : 'ascending') : 'none';
    this.#headings.count.ariaSort = by === 'count' ? (descending ? 'descending' : 'ascending') : 'none';
    const [shown, all] = [this.#rows.length, rows.days.length].map((count) => this.#number.format(count));
    this.#shown.textContent = all === '0' ? texts.noRows : filled(texts.rowsShown, shown ?? '', all ?? '');
    this.section.querySelector('[role=table]')?.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count: this.#rows.length });
    this.#virtualizer._willUpdate();
    this.#virtualizer.measure();
    this.#virtualizer.scrollToOffset(0);
    this.#draw();
  }

  #draw(): void {
    this.#inner.style.height = `${this.#virtualizer.getTotalSize()}px`;
    this.#inner.replaceChildren(
      ...this.#virtualizer.getVirtualItems().map(({ index, start }) => this.#row(index, start)),
    );
  }

  #row(index: number, start: number): HTMLElement {
    const { rows, texts } = this.#report;
    const row = this.#rows[index] ?? 0;
    const count = rows.counts[row] ?? -1;
    const made = element(
      'div',
      {
        class: index === this.#chosen ? 'row chosen' : 'row',
        attributes: { role: 'row', 'aria-rowindex': String(index + 2) },
      },
      [
        element('span', {
          text: momentText(rows.days[row] ?? 0, rows.seconds[row] ?? -1),
          attributes: { role: 'cell' },
        }),
        element('span', {
          text: count < 0 ? texts.noCount : this.#number.format(count),
          attributes: { role: 'cell' },
        }),
      ],
    );
    made.style.transform = `translateY(${start}px)`;
    return made;
  }

  #jumpTo(peak: NonNullable<PageReport['marks']['peak']>): void {
    this.#choose(placeOf(this.#rows, this.#report.rows, peak));
    this.#body.focus();
  }

  #press(event: KeyboardEvent): void {
    const page = Math.floor(this.#body.clientHeight / ROW_HEIGHT);
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

  #choose(place: number): void {
    if (place < 0) {
      return;
    }
    this.#chosen = place;
    this.#virtualizer.scrollToIndex(place, { align: 'auto' });
    this.#draw();
  }

  #text(): string {
    const { rows, texts } = this.#report;
    const lines = [`${texts.date}\t${texts.billableUsers}`];
    for (const row of this.#rows) {
      const count = rows.counts[row] ?? -1;
      lines.push(`${momentText(rows.days[row] ?? 0, rows.seconds[row] ?? -1)}\t${count < 0 ? '' : count}`);
    }
    return lines.join('\n');
  }
}
