import { COLUMNS, type Column } from '../../overview/columns';
import type {
  FromOverviewPage,
  OverviewChanges,
  OverviewChoices,
  OverviewRow,
  OverviewStart,
} from '../../overview/protocol';
import { rowsInView, type OverviewOrder } from '../../overview/view';
import { button, element, say, START } from '../dom';
import { SelectTable } from '../table/selectTable';
import { InstanceFilters } from './instanceFilters';
import { instanceRow } from './instanceRow';

/** As everywhere: who needs attention most comes first. */
const USUAL_ORDER: OverviewOrder = { by: 'state', descending: false };

const DESCENDING_FIRST: ReadonlySet<Column> = new Set(['over', 'fetched']);

/** In milliseconds, after the last change. */
const BEFORE_KEEPING = 200;

interface Around {
  readonly send: (message: FromOverviewPage) => void;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
}

/** All instances, which come and change while the page is open. */
export class OverviewPage {
  readonly page: HTMLElement;
  readonly #texts: OverviewStart['texts'];
  readonly #send: Around['send'];
  readonly #compare: (one: string, other: string) => number;
  readonly #summary = element('p', { class: 'subtitle', attributes: { id: 'summary' } });
  readonly #empty = element('p', { class: 'empty', attributes: { role: 'status' } });
  readonly #filters: InstanceFilters;
  readonly #table: SelectTable<string, Column>;
  readonly #rows = new Map<string, OverviewRow>();
  #items: readonly OverviewRow[] = [];
  /** Nobody knows how many instances there are before the first rows have come. */
  #isKnown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ texts, choices: before }: OverviewStart, { send, announce }: Around) {
    this.#texts = texts;
    this.#send = send;
    this.#compare = new Intl.Collator(texts.locale, { numeric: true }).compare;
    const filtered = () => {
      this.#show(false);
      this.#keep();
    };
    this.#filters = new InstanceFilters(texts, before?.filter, filtered);
    this.#table = new SelectTable<string, Column>({
      texts,
      columns: COLUMNS.map((sorts) => ({ sorts, text: texts.columns[sorts] })),
      order: before?.order ?? USUAL_ORDER,
      descendingFirst: DESCENDING_FIRST,
      selected: before?.selected,
      items: {
        count: () => this.#items.length,
        id: (item) => this.#items[item]?.url,
        row: (item, row) => {
          const shown = this.#items[item];
          return shown === undefined ? element('div') : instanceRow(shown, row);
        },
        open: (url) => send({ kind: 'reveal', url }),
      },
      exports: {
        copy: (format, { ids }) => send({ kind: 'copy', format, ids }),
        save: (format, { ids }) => send({ kind: 'save', format, ids }),
        announce,
      },
      fill: () => this.#show(false),
      changed: () => this.#keep(),
    });
    const refresh = button(texts.refresh, () => send({ kind: 'refresh' }), { id: 'refresh' });
    this.page = element('main', { class: 'page instances selectable without-groups' }, [
      element('header', { class: 'head' }, [
        element('div', { class: 'title' }, [
          element('h1', { text: texts.title, attributes: { id: START, tabindex: '-1' } }),
          this.#summary,
        ]),
        element('div', { class: 'tools' }, [refresh]),
      ]),
      element('section', {}, [
        element('h2', { class: 'only-heard', text: texts.table, attributes: { id: 'table' } }),
        this.#filters.element,
        ...this.#table.tools,
        this.#table.root,
        this.#empty,
      ]),
    ]);
  }

  get choices(): OverviewChoices {
    return { filter: this.#filters.choices, order: this.#table.order, selected: this.#table.selected };
  }

  /** Shows what has changed, and moves neither who looks at the table nor what is selected in it. */
  change({ rows, gone, summary, hasGroups }: OverviewChanges): void {
    gone.forEach((url) => this.#rows.delete(url));
    rows.forEach((row) => this.#rows.set(row.url, row));
    if (gone.length > 0) {
      this.#table.keepOnly(() => this.#rows.keys());
    }
    this.#items = [...this.#rows.values()];
    this.#isKnown = true;
    say(this.#summary, summary);
    this.page.classList.toggle('without-groups', !hasGroups);
    this.#show(true);
  }

  #show(keepsPlace: boolean): void {
    const places = rowsInView(this.#items, this.#filters.choices, this.#table.order, this.#compare);
    this.#table.put(places, keepsPlace);
    say(this.#empty, places.length > 0 || !this.#isKnown ? '' : this.#whyEmpty());
  }

  #whyEmpty(): string {
    return this.#items.length === 0 ? this.#texts.noInstances : this.#texts.noMatch;
  }

  /** Has the host keep what was chosen. */
  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send({ kind: 'choices', choices: this.choices }), BEFORE_KEEPING);
  }
}
