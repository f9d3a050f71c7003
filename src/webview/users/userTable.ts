import type { FromSeatsPage, SeatsChoices, SeatsStart, SeatsTexts } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { usersInView, type Column, type SeatsFilter, type SeatsOrder } from '../../seats/view';
import type { TableColumn } from '../table/selectHeadings';
import { SelectTable } from '../table/selectTable';
import { Slices } from './slices';
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
  readonly #start: SeatsStart;
  readonly #users: readonly SeatUser[];
  readonly #table: SelectTable<number, Column>;
  readonly #slices = new Slices();
  #filter: SeatsFilter | undefined;

  /** @param users grows; {@link show} shows what has come */
  constructor(start: SeatsStart, users: readonly SeatUser[], { send, announce, before, changed }: Around) {
    const { texts } = start;
    this.#start = start;
    this.#users = users;
    this.#table = new SelectTable<number, Column>({
      texts,
      columns: columnsOf(texts),
      order: before?.order ?? USUAL_ORDER,
      descendingFirst: DESCENDING_FIRST,
      selected: before?.selected,
      items: {
        count: () => users.length,
        id: (item) => users[item]?.id,
        row: (item, row) => userRow(users[item], texts, row),
        open: (id) => send({ kind: 'open', id }),
      },
      exports: {
        copy: (format, exported) => send({ kind: 'copy', format, ...exported }),
        save: (format, exported) => send({ kind: 'save', format, ...exported }),
        announce,
      },
      fill: () => void this.#fill(),
      changed,
    });
  }

  /** What stands above the table. */
  get tools(): readonly HTMLElement[] {
    return this.#table.tools;
  }

  get root(): HTMLElement {
    return this.#table.root;
  }

  get choices(): Omit<SeatsChoices, 'filter'> {
    return { order: this.#table.order, selected: this.#table.selected };
  }

  /** How many rows are shown, and selected. */
  get shown(): string {
    return this.#table.shown;
  }

  /** Shows the users that have come, or others of them; another filter begins at the top. */
  async show(filter: SeatsFilter): Promise<void> {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.#filter);
    this.#filter = filter;
    await this.#fill(isSame);
  }

  /** The list has ended: who was selected in the one before and is gone isn't selected any more. */
  end(): void {
    this.#table.keepOnly(() => this.#users.map(({ id }) => id));
  }

  async #fill(keepsPlace = false): Promise<void> {
    if (this.#filter === undefined) {
      return;
    }
    const steps = usersInView(this.#users, this.#filter, this.#table.order, this.#start.today);
    const places = await this.#slices.run(steps);
    if (places !== undefined) {
      this.#table.put(places, keepsPlace);
    }
  }
}

function columnsOf(texts: SeatsTexts): TableColumn<Column>[] {
  return [
    { sorts: 'name', text: texts.name },
    { sorts: 'state', text: texts.state },
    { sorts: 'takesSeat', text: texts.seat },
    { sorts: 'activeOn', text: texts.activity },
    { sorts: 'signedInOn', text: texts.signIn },
    { sorts: 'createdOn', text: texts.created },
    { text: texts.roles },
    { heard: texts.open },
  ];
}
