import * as vscode from 'vscode';
import type { SeatUser } from '../../seats/seatUser';
import { FromSeatsPage, type SeatsFormat, type SeatsStart, type ToSeatsPage } from '../../seats/protocol';
import type { MessageAction } from '../../usage/protocol';
import { pageHtml } from '../window/pageHtml';

/** What the page's buttons do. */
export interface SeatsActions {
  refresh(): unknown;
  copy(format: SeatsFormat, users: readonly SeatUser[]): unknown;
  save(format: SeatsFormat, users: readonly SeatUser[]): unknown;
  open(user: SeatUser): unknown;
  /** Another one, which a message has offered. */
  act(action: MessageAction): unknown;
}

/** What stands over the list, or in its place. */
type Status = Exclude<ToSeatsPage, SeatsStart | { readonly kind: 'rows' }>;

/**
 * One page. VS Code destroys it while it is hidden, so the users are kept here, in memory only, and sent again. Nothing
 * of it comes back after a reload: they are personal data.
 */
export class SeatsWebview {
  readonly #panel: vscode.WebviewPanel;
  readonly #closed = new AbortController();
  #canceled = new AbortController();
  #start: SeatsStart | undefined;
  #users = new Map<number, SeatUser>();
  #status: Status | undefined;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, actions: SeatsActions) {
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#closed.abort();
      this.#users.clear();
    });
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
    };
    webview.onDidReceiveMessage((data: unknown) => {
      const message = FromSeatsPage.safeParse(data);
      if (message.success) {
        void this.#receive(message.data, actions);
      }
    });
    webview.html = pageHtml(webview, extension, { name: 'seats', title: vscode.l10n.t('Seats') });
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Whether somebody can see it now. */
  get isVisible(): boolean {
    return !this.closed.aborted && this.#panel.visible;
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

  reveal(): void {
    this.#panel.reveal();
  }

  /** Begins a list, in place of the one before. */
  start(start: SeatsStart): void {
    this.#start = start;
    this.#users = new Map();
    this.#status = undefined;
    this.#post(start);
  }

  add(users: readonly SeatUser[]): void {
    if (this.closed.aborted) {
      return;
    }
    users.forEach((user) => this.#users.set(user.id, user));
    this.#post({ kind: 'rows', users: [...users] });
  }

  tell(status: Status): void {
    this.#status = status;
    if (status.kind === 'message') {
      this.#start = undefined;
      this.#users = new Map();
    }
    this.#post(status);
  }

  #offers(action: MessageAction): boolean {
    const status = this.#status;
    return status?.kind === 'message' && status.buttons.some((button) => button.action === action);
  }

  #post(message: ToSeatsPage): void {
    // VS Code throws at whoever still talks to a page that was closed.
    if (!this.closed.aborted) {
      void this.#panel.webview.postMessage(message);
    }
  }

  #usersOf(ids: readonly number[]): SeatUser[] {
    return ids.map((id) => this.#users.get(id)).filter((user) => user !== undefined);
  }

  async #receive(message: FromSeatsPage, actions: SeatsActions): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#sendAll();
        return;
      case 'refresh':
        await actions.refresh();
        return;
      case 'cancel':
        this.#canceled.abort();
        return;
      case 'act':
        // What isn't offered isn't done, whatever the page says.
        if (this.#offers(message.action)) {
          await actions.act(message.action);
        }
        return;
      case 'copy':
        await actions.copy(message.format, this.#usersOf(message.ids));
        return;
      case 'save':
        await actions.save(message.format, this.#usersOf(message.ids));
        return;
      case 'open': {
        const user = this.#users.get(message.id);
        await (user && actions.open(user));
      }
    }
  }

  #sendAll(): void {
    if (this.#start !== undefined) {
      this.#post(this.#start);
      this.#post({ kind: 'rows', users: this.users });
    }
    if (this.#status !== undefined) {
      this.#post(this.#status);
    }
  }
}
