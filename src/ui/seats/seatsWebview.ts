import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { SeatUser } from '../../seats/seatUser';
import { FromSeatsPage, type SeatsChoices, type SeatsStart, type ToSeatsPage } from '../../seats/protocol';
import type { ChosenRows, ExportFormat } from '../../tables/protocol';
import type { MessageAction } from '../../usage/protocol';
import { offers, PageWebview } from '../window/pageWebview';

/** Users that are copied or saved. */
export interface SeatsExport {
  readonly format: ExportFormat;
  readonly rows: ChosenRows;
  readonly users: readonly SeatUser[];
}

/** What the page's buttons do. */
export interface SeatsActions {
  refresh(): unknown;
  copy(exported: SeatsExport): unknown;
  save(exported: SeatsExport): unknown;
  open(user: SeatUser): unknown;
  /** Another one, which a message has offered. */
  act(action: MessageAction): unknown;
}

/** What stands over the list, or in its place. */
type Status = Exclude<ToSeatsPage, SeatsStart | { readonly kind: 'rows' }>;

/** How many users are sent at once: sending all of the largest list would hold up everything for a moment. */
const SENT_AT_ONCE = 1000;

/**
 * One page, with the users in memory only. Nothing of it comes back after a reload: they are personal data.
 */
export class SeatsWebview extends PageWebview<ToSeatsPage, FromSeatsPage> {
  readonly #actions: SeatsActions;
  #canceled = new AbortController();
  #start: SeatsStart | undefined;
  #users = new Map<number, SeatUser>();
  #status: Status | undefined;
  #choices: SeatsChoices | undefined;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, actions: SeatsActions) {
    super(panel, {
      extension,
      frame: { name: 'seats', title: vscode.l10n.t('Seats') },
      read: (data) => FromSeatsPage.safeParse(data).data,
    });
    this.#actions = actions;
    panel.onDidDispose(() => this.#users.clear());
  }

  /** A signal for one more list: aborted when the page is closed, or its Cancel is selected. */
  newList(): AbortSignal {
    this.#canceled = new AbortController();
    return AbortSignal.any([this.closed, this.#canceled.signal]);
  }

  /** In the order in which they came. */
  get users(): SeatUser[] {
    return [...this.#users.values()];
  }

  /** Begins a list, in place of the one before. */
  start(start: SeatsStart): void {
    this.#start = start;
    this.#users = new Map();
    this.#status = undefined;
    this.post(start);
  }

  add(users: readonly SeatUser[]): void {
    if (this.closed.aborted) {
      return;
    }
    users.forEach((user) => this.#users.set(user.id, user));
    this.post({ kind: 'rows', users: [...users] });
  }

  tell(status: Status): void {
    this.#status = status;
    if (status.kind === 'message') {
      this.#start = undefined;
      this.#users = new Map();
    }
    this.post(status);
  }

  protected override async receive(message: FromSeatsPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await this.#sendAll();
        return;
      case 'refresh':
        await this.#actions.refresh();
        return;
      case 'choices':
        this.#choices = message.choices;
        return;
      case 'cancel':
        this.#canceled.abort();
        return;
      case 'act':
        if (offers(this.#status, message.action)) {
          await this.#actions.act(message.action);
        }
        return;
      case 'copy':
      case 'save': {
        const { kind, format, rows, ids } = message;
        await this.#actions[kind]({ format, rows, users: this.#usersOf(ids) });
        return;
      }
      case 'open': {
        const user = this.#users.get(message.id);
        await (user && this.#actions.open(user));
      }
    }
  }

  #usersOf(ids: readonly number[]): SeatUser[] {
    return ids.map((id) => this.#users.get(id)).filter((user) => user !== undefined);
  }

  /** What comes meanwhile goes to the page by itself, and another list is sent by whoever begins it. */
  async #sendAll(): Promise<void> {
    if (this.#start !== undefined) {
      this.post({ ...this.#start, choices: this.#choices });
      const [list, users] = [this.#users, this.users];
      for (let sent = 0; sent < users.length && list === this.#users; sent += SENT_AT_ONCE) {
        this.post({ kind: 'rows', users: users.slice(sent, sent + SENT_AT_ONCE) });
        await turn();
      }
      if (list !== this.#users) {
        return;
      }
    }
    if (this.#status !== undefined) {
      this.post(this.#status);
    }
  }
}
