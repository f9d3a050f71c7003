import * as vscode from 'vscode';
import { FromPage, type MessageAction, type PageReport, type ToPage } from '../../usage/protocol';
import { usageMarkdown } from '../../words/usage/usageMarkdown';
import { offers, PageWebview } from '../window/pageWebview';
import type { UsageSource } from './pickSource';

/** What the page's buttons do. */
export interface PageActions {
  refresh(): unknown;
  save(): unknown;
  mail(): unknown;
  /** Shows who takes the seats. */
  seats(): unknown;
  /** @param png the chart as a picture */
  saveChart(png: Uint8Array): unknown;
  /** Another one, which a message has offered. */
  act(action: MessageAction): unknown;
}

/** One page, with the report that it shows. */
export class UsageWebview extends PageWebview<ToPage, FromPage> {
  readonly #actions: PageActions;
  #report: PageReport | undefined;
  /** What stands over the report, or in its place while there is none. */
  #status: Exclude<ToPage, PageReport> | undefined;

  /** @param source is kept by the page, and comes back when VS Code revives it after a reload */
  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, source: UsageSource, actions: PageActions) {
    super(panel, {
      extension,
      frame: { name: 'usage', title: vscode.l10n.t('Usage'), source: JSON.stringify(source) },
      read: (data) => FromPage.safeParse(data).data,
    });
    this.#actions = actions;
  }

  show(message: ToPage): void {
    if (message.kind === 'report') {
      this.#report = message;
      this.#status = undefined;
    } else {
      this.#status = message;
    }
    this.post(message);
  }

  /** Whether there is a report, which stays until there is a newer one. */
  get hasReport(): boolean {
    return this.#report !== undefined;
  }

  protected override async receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        [this.#report, this.#status].forEach((shown) => shown && this.post(shown));
        return;
      case 'refresh':
      case 'save':
      case 'mail':
      case 'seats':
        await this.#actions[message.kind]();
        return;
      case 'saveChart':
        await this.#actions.saveChart(message.png);
        return;
      case 'copyMarkdown':
        if (this.#report !== undefined) {
          await vscode.env.clipboard.writeText(usageMarkdown(this.#report));
        }
        return;
      case 'act':
        if (offers(this.#status, message.action)) {
          await this.#actions.act(message.action);
        }
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
    }
  }
}
