import type { FromSeatsPage, SeatsFormat, SeatsStart } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { usersInView, type Column, type SeatsFilter, type SeatsOrder } from '../../seats/view';
import { button, element, say } from '../dom';
import { filled, numberText } from '../format';
import { Grid } from '../table/grid';
import { userRow } from './userRow';

interface Around {
  readonly send: (message: FromSeatsPage) => void;
  readonly announce: (text: string) => void;
}

/** Text sorts from A on, days from the longest ago on, and who takes a seat comes first. */
const DESCENDING_FIRST: ReadonlySet<Column> = new Set(['takesSeat']);

/** Every user that the filter lets through, of which only those in sight exist as elements. */
export class UserTable {
  readonly tools: HTMLElement;
  readonly #start: SeatsStart;
  readonly #users: readonly SeatUser[];
  readonly #send: Around['send'];
  readonly #shown = element('span', { class: 'shown', attributes: { role: 'status' } });
  readonly #headings: ReadonlyMap<Column, HTMLElement>;
  readonly #grid: Grid;
  readonly #open: HTMLButtonElement;
  #isMounted = false;
  #filter: SeatsFilter | undefined;
  #order: SeatsOrder = { by: 'activeOn', descending: false };
  #places: readonly number[] = [];

  /** @param users grows; {@link show} shows what has come */
  constructor(start: SeatsStart, users: readonly SeatUser[], { send, announce }: Around) {
    const { texts } = start;
    this.#start = start;
    this.#users = users;
    this.#send = send;
    this.#headings = new Map<Column, HTMLElement>([
      ['name', this.#heading('name', texts.name)],
      ['state', this.#heading('state', texts.state)],
      ['takesSeat', this.#heading('takesSeat', texts.seat)],
      ['activeOn', this.#heading('activeOn', texts.activity)],
      ['signedInOn', this.#heading('signedInOn', texts.signIn)],
      ['createdOn', this.#heading('createdOn', texts.created)],
    ]);
    const roles = element('span', { text: texts.roles, attributes: { role: 'columnheader' } });
    this.#grid = new Grid({
      headings: [...this.#headings.values(), roles],
      labelledBy: 'table',
      expected: 0,
      row: (row) => userRow(this.#userAt(row.place), texts, row),
      mounted: () => {
        this.#isMounted = true;
        this.#fill();
      },
      activate: () => this.#openChosen(),
      chosen: () => this.#showOpen(),
    });
    this.#open = button(texts.open, () => this.#openChosen(), { id: 'open' });
    const files = (format: SeatsFormat) => () => this.#send({ kind: 'save', format, ids: this.#ids() });
    const copies = (format: SeatsFormat) => () => {
      const ids = this.#ids();
      this.#send({ kind: 'copy', format, ids });
      announce('');
      setTimeout(() => announce(filled(texts.copied, numberText(ids.length, texts))));
    };
    this.tools = element('div', { class: 'tools' }, [
      button(texts.copyCsv, copies('csv'), { id: 'copy-csv' }),
      button(texts.copyMarkdown, copies('markdown'), { id: 'copy-markdown' }),
      button(texts.saveCsv, files('csv'), { id: 'save-csv' }),
      button(texts.saveMarkdown, files('markdown'), { id: 'save-markdown' }),
      this.#open,
      this.#shown,
    ]);
    this.#showOpen();
  }

  get root(): HTMLElement {
    return this.#grid.root;
  }

  /** How many rows are shown. */
  get shown(): string {
    return this.#shown.textContent;
  }

  /** Shows the users that have come, or others of them; another filter begins at the top. */
  show(filter: SeatsFilter): void {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.#filter);
    this.#filter = filter;
    this.#fill(isSame);
  }

  #fill(keepsPlace = false): void {
    const chosen = this.#chosenUser();
    const { texts, today } = this.#start;
    if (this.#filter === undefined) {
      return;
    }
    this.#places = usersInView(this.#users, this.#filter, this.#order, today);
    const [count, all] = [this.#places.length, this.#users.length].map((one) => numberText(one, texts));
    say(this.#shown, filled(texts.shown, count ?? '', all ?? ''));
    for (const [column, heading] of this.#headings) {
      heading.ariaSort =
        column !== this.#order.by ? 'none' : this.#order.descending ? 'descending' : 'ascending';
    }
    if (this.#isMounted) {
      const place = chosen === undefined ? -1 : this.#places.findIndex((one) => this.#users[one] === chosen);
      this.#grid.fill(this.#places.length, keepsPlace ? { keepsPlace, chosen: place } : {});
    }
    this.#showOpen();
  }

  #heading(by: Column, text: string): HTMLElement {
    const sort = button(text, () => this.#sort(by), { id: `sort-${by}` });
    return element('span', { attributes: { role: 'columnheader' } }, [sort]);
  }

  #sort(by: Column): void {
    const { by: before, descending } = this.#order;
    this.#order = { by, descending: before === by ? !descending : DESCENDING_FIRST.has(by) };
    this.#fill();
  }

  #userAt(place: number): SeatUser | undefined {
    return this.#users[this.#places[place] ?? -1];
  }

  #chosenUser(): SeatUser | undefined {
    return this.#userAt(this.#grid.chosen);
  }

  #ids(): number[] {
    return this.#places.map((place) => this.#users[place]?.id).filter((id) => id !== undefined);
  }

  #showOpen(): void {
    this.#open.disabled = this.#chosenUser() === undefined;
  }

  #openChosen(): void {
    const user = this.#chosenUser();
    if (user !== undefined) {
      this.#send({ kind: 'open', id: user.id });
    }
  }
}
