import type { FromSeatsPage, SeatsChoices, SeatsStart } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { usersInView, type Column, type SeatsFilter, type SeatsOrder } from '../../seats/view';
import { button, element, say } from '../dom';
import { filled, numberText } from '../format';
import { Grid } from '../table/grid';
import { exportHint, exportTools, type Exported } from './exportTools';
import { Selection } from './selection';
import { Slices } from './slices';
import { UserHeadings } from './userHeadings';
import { userRow } from './userRow';

interface Around {
  readonly send: (message: FromSeatsPage) => void;
  readonly announce: (text: string) => void;
  /** Of the list before. */
  readonly before: SeatsChoices | undefined;
  /** Hears that the user has chosen another order, or other rows. */
  readonly changed: () => void;
}

/** Who has been away the longest comes first. */
const USUAL_ORDER: SeatsOrder = { by: 'activeOn', descending: false };

/** Text sorts from A on, days from the longest ago on, and who uses a seat comes first. */
const DESCENDING_FIRST: ReadonlySet<Column> = new Set(['takesSeat']);

/** Every user that the filter lets through, of which only those in sight exist as elements. */
export class UserTable {
  /** What stands above the table. */
  readonly tools: readonly HTMLElement[];
  readonly #start: SeatsStart;
  readonly #users: readonly SeatUser[];
  readonly #send: Around['send'];
  readonly #changed: () => void;
  readonly #shown = element('span', { class: 'shown', attributes: { role: 'status' } });
  readonly #headings: UserHeadings;
  readonly #selection: Selection;
  readonly #grid: Grid;
  readonly #open: HTMLButtonElement;
  readonly #clear: HTMLButtonElement;
  #isMounted = false;
  #filter: SeatsFilter | undefined;
  #order: SeatsOrder;
  readonly #slices = new Slices();
  #places = new Int32Array();
  /** How many of the rows that are shown are selected. */
  #selectedShown = 0;

  /** @param users grows; {@link show} shows what has come */
  constructor(start: SeatsStart, users: readonly SeatUser[], { send, announce, before, changed }: Around) {
    const { texts } = start;
    this.#start = start;
    this.#users = users;
    this.#send = send;
    this.#changed = changed;
    this.#order = before?.order ?? USUAL_ORDER;
    this.#selection = new Selection(before?.selected);
    const selectAll = () => this.#selectAll();
    this.#headings = new UserHeadings(texts, (by) => this.#sort(by), selectAll);
    this.#grid = new Grid({
      headings: this.#headings.elements,
      labelledBy: 'table',
      describedBy: 'table-keys',
      expected: 0,
      row: (row) => this.#row(row.place, row.isChosen),
      mounted: () => {
        this.#isMounted = true;
        void this.#fill();
      },
      activate: (place) => this.#openUser(place),
      chosen: () => this.#showButtons(),
      select: { toggle: (place) => this.#toggle(place), selectAll },
    });
    this.#open = button(texts.open, () => this.#openUser(this.#grid.chosen), { id: 'open' });
    this.#clear = button(texts.clearSelection, () => this.#clearSelection(), { id: 'clear-selection' });
    const exported = () => this.#exported();
    this.tools = [
      element('div', { class: 'tools' }, [
        ...exportTools(texts, { send, announce, exported }),
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

  get choices(): Omit<SeatsChoices, 'filter'> {
    return { order: this.#order, selected: this.#selection.ids };
  }

  /** How many rows are shown, and selected. */
  get shown(): string {
    return this.#shown.textContent;
  }

  /** Shows the users that have come, or others of them; another filter begins at the top. */
  async show(filter: SeatsFilter): Promise<void> {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.#filter);
    this.#filter = filter;
    await this.#fill(isSame);
  }

  /** The list has ended: who was selected in the one before and is gone isn't selected any more. */
  end(): void {
    if (this.#selection.size > 0) {
      this.#selection.keepOnly(this.#users.map(({ id }) => id));
    }
  }

  async #fill(keepsPlace = false): Promise<void> {
    if (this.#filter === undefined) {
      return;
    }
    this.#headings.showOrder(this.#order);
    const steps = usersInView(this.#users, this.#filter, this.#order, this.#start.today);
    const places = await this.#slices.run(steps);
    if (places !== undefined) {
      this.#put(places, keepsPlace);
    }
  }

  #put(places: Int32Array<ArrayBuffer>, keepsPlace: boolean): void {
    const chosen = this.#places[this.#grid.chosen] ?? -1;
    this.#places = places;
    this.#selectedShown = this.#selection.size === 0 ? 0 : this.#selection.among(this.#idsInView());
    if (this.#isMounted) {
      const kept = chosen < 0 ? -1 : places.indexOf(chosen);
      this.#grid.fill(places.length, keepsPlace ? { keepsPlace, chosen: kept } : {});
    }
    this.#showButtons();
  }

  #row(place: number, isChosen: boolean): HTMLElement {
    const user = this.#userAt(place);
    if (user === undefined) {
      return element('div');
    }
    const open = () => this.#openUser(place);
    return userRow(user, this.#start.texts, {
      place,
      isChosen,
      isSelected: this.#selection.has(user.id),
      open,
    });
  }

  #sort(by: Column): void {
    const { by: before, descending } = this.#order;
    this.#order = { by, descending: before === by ? !descending : DESCENDING_FIRST.has(by) };
    void this.#fill();
    this.#changed();
  }

  #toggle(place: number): void {
    const user = this.#userAt(place);
    if (user !== undefined) {
      this.#select(() => (this.#selectedShown += this.#selection.toggle(user.id) ? 1 : -1));
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
    this.#changed();
  }

  #userAt(place: number): SeatUser | undefined {
    return this.#users[this.#places[place] ?? -1];
  }

  #idsInView(): number[] {
    return Array.from(this.#places, (place) => this.#users[place]?.id ?? -1);
  }

  /** Those that are selected, in the order of the table, and then those that its filter hides. */
  #exported(): Exported {
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
    const { texts } = this.#start;
    const { size } = this.#selection;
    const [count, all, selected] = [this.#places.length, this.#users.length, size].map((one) =>
      numberText(one, texts),
    );
    const pattern = size === 0 ? texts.shown : texts.shownSelected;
    say(this.#shown, filled(pattern, count ?? '', all ?? '', selected ?? ''));
    this.#open.disabled = this.#userAt(this.#grid.chosen) === undefined;
    this.#clear.disabled = size === 0;
    this.#headings.showSelected(this.#selectedShown, this.#places.length);
  }

  #openUser(place: number): void {
    const user = this.#userAt(place);
    if (user !== undefined) {
      this.#send({ kind: 'open', id: user.id });
    }
  }
}
