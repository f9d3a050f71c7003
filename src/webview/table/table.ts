import type { PageReport } from '../../usage/protocol';
import { copyText } from './copyRows';
import { button, element, say } from '../dom';
import { filled, numberText } from '../format';
import { DateFilter, type TypedDates } from './dateFilter';
import { Grid } from './grid';
import { rowElement } from './rowElement';
import { placeOf, placeOfMoment, rowsInView, type Moment, type TableOrder } from './tableRows';

/** How the user has sorted and filtered the table, and on which row the keyboard is. */
export interface TableState {
  readonly order: TableOrder;
  readonly typed: TypedDates;
  readonly chosen: Moment | undefined;
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
  const section = element('section', {}, [heading, table.tools(), table.dates.problem, table.grid.root]);
  return { sections: [section], state: () => table.state };
}

class Table {
  readonly grid: Grid;
  readonly #report: PageReport;
  readonly #copy: (text: string) => void;
  readonly #shown: HTMLElement;
  readonly #headings: Readonly<Record<TableOrder['by'], HTMLElement>>;
  readonly dates: DateFilter;
  #order: TableOrder;
  /** Of the table before, until this one has rows. */
  #chosenBefore: Moment | undefined;
  #rows: Int32Array = new Int32Array();

  constructor(report: PageReport, state: TableState | undefined, copy: (text: string) => void) {
    const { texts } = report;
    this.#report = report;
    this.#copy = copy;
    this.#order = state?.order ?? NEWEST_FIRST;
    this.#chosenBefore = state?.chosen;
    this.dates = new DateFilter(texts, state?.typed, () => this.#change());
    this.#shown = element('span', { class: 'shown', attributes: { role: 'status' } });
    this.#headings = {
      date: this.#heading('date', texts.date),
      count: this.#heading('count', texts.billableUsers),
    };
    this.grid = new Grid({
      headings: [this.#headings.date, this.#headings.count],
      labelledBy: 'table',
      expected: report.rows.days.length,
      row: (row) => rowElement(report, this.#rows[row.place] ?? 0, row),
      mounted: () => this.#change(),
    });
  }

  get state(): TableState {
    return { order: this.#order, typed: this.dates.typed, chosen: this.#chosenBefore ?? this.#chosen() };
  }

  #chosen(): Moment | undefined {
    const { days, seconds } = this.#report.rows;
    const row = this.#rows[this.grid.chosen] ?? -1;
    const [day, second] = [days[row], seconds[row]];
    return day === undefined || second === undefined ? undefined : { day, second };
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
    this.#showOrder();
    this.grid.fill(this.#rows.length);
    if (this.#chosenBefore !== undefined) {
      this.grid.choose(placeOfMoment(this.#rows, this.#report.rows, this.#chosenBefore));
      this.#chosenBefore = undefined;
    }
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
  }

  #jumpTo(peak: NonNullable<PageReport['marks']['peak']>): void {
    this.grid.root.focus();
    this.grid.choose(placeOf(this.#rows, this.#report.rows, peak), 'center');
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
