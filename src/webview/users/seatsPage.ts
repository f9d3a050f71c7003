import type { FromSeatsPage, SeatsEnded, SeatsStart } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { button, element, say, START } from '../dom';
import { ActivityChart } from './activityChart';
import { Filters, type FilterChoices } from './filters';
import { summary } from './summary';
import { UserTable, type TableChoices } from './userTable';

/** In milliseconds. Users come a hundred at a time, and to count and sort all of them takes a while. */
const BETWEEN_DRAWS = 300;

/** What the user has chosen to see, and which users. */
export interface PageChoices {
  readonly filter: FilterChoices;
  readonly table: TableChoices;
}

interface Around {
  readonly send: (message: FromSeatsPage) => void;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
  /** What was chosen in the list before. */
  readonly before: PageChoices | undefined;
}

/** The list of an instance's users, which grows while it's read. */
export class SeatsPage {
  readonly page: HTMLElement;
  readonly #start: SeatsStart;
  readonly #users: SeatUser[] = [];
  readonly #announce: (text: string) => void;
  readonly #progress = element('p', { class: 'progress', attributes: { role: 'status' } });
  readonly #problems = element('ul', { class: 'problems', attributes: { role: 'status' } });
  readonly #summary = element('div');
  readonly #chart: ActivityChart;
  readonly #filters: Filters;
  readonly #table: UserTable;
  readonly #cancel: HTMLButtonElement;
  readonly #refresh: HTMLButtonElement;
  #winBack: SeatsEnded['winBack'] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: SeatsStart, { send, announce, before }: Around) {
    const { texts, title, notes } = start;
    this.#start = start;
    this.#announce = announce;
    this.#filters = new Filters(texts, before?.filter, () => this.#draw());
    this.#chart = new ActivityChart(start);
    this.#table = new UserTable(start, this.#users, { send, announce, before: before?.table });
    this.#cancel = button(texts.cancel, () => send({ kind: 'cancel' }), { id: 'cancel' });
    this.#refresh = button(texts.refresh, () => send({ kind: 'refresh' }), { id: 'refresh' });
    this.#setReading(true);
    this.page = element('main', { class: 'page users' }, [
      element('header', { class: 'head' }, [
        element('div', { class: 'title' }, [
          element('h1', { attributes: { id: START, tabindex: '-1' } }, [element('bdi', { text: title })]),
          this.#progress,
        ]),
        element('div', { class: 'tools' }, [this.#cancel, this.#refresh]),
      ]),
      this.#problems,
      this.#summary,
      this.#chart.section,
      element('section', {}, [
        element('h2', { text: texts.table, attributes: { id: 'table' } }),
        this.#filters.element,
        ...this.#table.tools,
        this.#table.root,
      ]),
      element('section', {}, [
        element('h2', { text: texts.notes }),
        element(
          'ul',
          {},
          notes.map((text) => element('li', { text })),
        ),
      ]),
    ]);
    this.#draw();
  }

  get choices(): PageChoices {
    return { filter: this.#filters.choices, table: this.#table.choices };
  }

  add(users: readonly SeatUser[]): void {
    const isFirst = this.#users.length === 0;
    // Not by a call with all of them: the list that is sent again may have more than a call can take.
    users.forEach((user) => this.#users.push(user));
    if (isFirst) {
      this.#draw();
      return;
    }
    this.#timer ??= setTimeout(() => this.#draw(), BETWEEN_DRAWS);
  }

  /** Says how far it is. */
  progress(text: string): void {
    this.#setReading(true);
    // Each page of the list would be read out.
    this.#progress.setAttribute('aria-live', 'off');
    say(this.#progress, text);
  }

  end({ problems, winBack }: SeatsEnded): void {
    this.#winBack = winBack;
    this.#table.end();
    this.#setReading(false);
    say(this.#progress, '');
    this.#problems.replaceChildren(...problems.map((text) => element('li', { text })));
    this.#draw();
    this.#announce(this.#table.shown);
  }

  #setReading(isReading: boolean): void {
    const hadFocus = document.activeElement === (isReading ? this.#refresh : this.#cancel);
    this.#cancel.hidden = !isReading;
    this.#refresh.hidden = isReading;
    if (hadFocus) {
      (isReading ? this.#cancel : this.#refresh).focus({ preventScroll: true });
    }
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { filter } = this.#filters;
    this.#summary.replaceChildren(
      ...summary(this.#start, { users: this.#users, winBack: this.#winBack }, filter.idleDays),
    );
    this.#chart.show(this.#users, filter.idleDays);
    this.#table.show(filter);
  }
}
