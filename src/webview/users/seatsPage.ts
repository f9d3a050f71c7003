import type { FromSeatsPage, SeatsChoices, SeatsEnded, SeatsStart } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { Tally } from '../../seats/tally';
import { button, element, focusedElement, say, START } from '../dom';
import { ActivityChart } from './activityChart';
import { Filters } from './filters';
import { summary } from './summary';
import { UserTable } from './userTable';

/** In milliseconds. Users come a hundred at a time, and to count and sort all of them takes a while. */
const BETWEEN_DRAWS = 300;

/** Between two draws as many times as long as one takes: most of the time belongs to whoever uses the page. */
const DRAWING_SHARE = 4;

/** In milliseconds, after the last change: tens of thousands of rows may be selected. */
const BEFORE_KEEPING = 200;

interface Around {
  readonly send: (message: FromSeatsPage) => void;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
  /** What was chosen in the list before. */
  readonly before: SeatsChoices | undefined;
}

/** The list of an instance's users, which grows while it's read. */
export class SeatsPage {
  readonly page: HTMLElement;
  readonly #start: SeatsStart;
  readonly #users: SeatUser[] = [];
  readonly #send: Around['send'];
  readonly #announce: (text: string) => void;
  readonly #progress = element('p', { class: 'progress', attributes: { role: 'status' } });
  readonly #problems = element('ul', { class: 'problems', attributes: { role: 'status' } });
  readonly #summary = element('div');
  readonly #chart: ActivityChart;
  readonly #filters: Filters;
  readonly #table: UserTable;
  readonly #tally: Tally;
  readonly #cancel: HTMLButtonElement;
  readonly #refresh: HTMLButtonElement;
  #winBack: SeatsEnded['winBack'] = [];
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** In milliseconds, between two draws while users come. */
  #pause = BETWEEN_DRAWS;

  constructor(start: SeatsStart, { send, announce, before }: Around) {
    const { texts, title, notes } = start;
    this.#start = start;
    this.#send = send;
    this.#announce = announce;
    this.#filters = new Filters(texts, before?.filter, () => {
      void this.#draw();
      this.#keep();
    });
    this.#tally = new Tally(start.today);
    this.#chart = new ActivityChart(start);
    this.#table = new UserTable(start, this.#users, {
      send,
      announce,
      before,
      changed: () => this.#keep(),
    });
    this.#cancel = button(texts.cancel, () => send({ kind: 'cancel' }), { id: 'cancel' });
    this.#refresh = button(texts.refresh, () => send({ kind: 'refresh' }), { id: 'refresh' });
    this.#setReading(true);
    this.page = element('main', { class: 'page users selectable' }, [
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
    void this.#draw();
  }

  get choices(): SeatsChoices {
    return { filter: this.#filters.choices, ...this.#table.choices };
  }

  add(users: readonly SeatUser[]): void {
    const isFirst = this.#users.length === 0;
    // Not by a call with all of them: the list that is sent again may have more than a call can take.
    users.forEach((user) => this.#users.push(user));
    if (isFirst) {
      void this.#draw();
      return;
    }
    this.#timer ??= setTimeout(() => void this.#draw(), this.#pause);
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
    void this.#draw().then(() => this.#announce(this.#table.shown));
  }

  /** Has the host keep what was chosen. */
  #keep(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(
      () => this.#send({ kind: 'choices', choices: this.choices }),
      BEFORE_KEEPING,
    );
  }

  #setReading(isReading: boolean): void {
    const hadFocus = focusedElement() === (isReading ? this.#refresh : this.#cancel);
    this.#cancel.hidden = !isReading;
    this.#refresh.hidden = isReading;
    if (hadFocus) {
      (isReading ? this.#cancel : this.#refresh).focus({ preventScroll: true });
    }
  }

  async #draw(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { filter } = this.#filters;
    const start = performance.now();
    this.#tally.update(this.#users, filter.idleDays);
    const { statistics } = this.#tally;
    this.#summary.replaceChildren(...summary(this.#start, statistics, this.#winBack, filter.idleDays));
    this.#chart.show(this.#tally);
    await this.#table.show(filter);
    this.#pause = Math.max(BETWEEN_DRAWS, DRAWING_SHARE * (performance.now() - start));
  }
}
