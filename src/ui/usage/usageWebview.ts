import * as vscode from 'vscode';
import { FromPage, type MessageAction, type PageReport, type ToPage } from '../../usage/protocol';
import { usageMarkdown } from '../../words/usage/usageMarkdown';
import { usageHtml } from './usageHtml';
import type { UsageSource } from './pickSource';

/** What the page's buttons do. */
export interface PageActions {
  refresh(): unknown;
  save(): unknown;
  mail(): unknown;
  /** @param png the chart as a picture */
  saveChart(png: Uint8Array): unknown;
  /** Another one, which a message has offered. */
  act(action: MessageAction): unknown;
}

/** One page. VS Code destroys it while it is hidden, so what it shows is kept here and sent again. */
export class UsageWebview {
  readonly #panel: vscode.WebviewPanel;
  /** Ends what is fetched or read for it when it is closed. */
  readonly #closed = new AbortController();
  #report: PageReport | undefined;
  /** What stands over the report, or in its place while there is none. */
  #status: Exclude<ToPage, PageReport> | undefined;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, source: UsageSource, actions: PageActions) {
    this.#panel = panel;
    panel.onDidDispose(() => this.#closed.abort());
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
    };
    webview.onDidReceiveMessage((data: unknown) => {
      const message = FromPage.safeParse(data);
      if (message.success) {
        void this.#receive(message.data, actions);
      }
    });
    webview.html = usageHtml(webview, extension, source);
  }

  /** Aborted when the page is closed. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  set title(title: string) {
    if (!this.closed.aborted) {
      this.#panel.title = title;
    }
  }

  show(message: ToPage): void {
    if (message.kind === 'report') {
      this.#report = message;
      this.#status = undefined;
    } else {
      this.#status = message;
    }
    this.#post(message);
  }

  /** Whether there is a report, which stays until there is a newer one. */
  get hasReport(): boolean {
    return this.#report !== undefined;
  }

  /** Whether somebody can see it now. */
  get isVisible(): boolean {
    return !this.closed.aborted && this.#panel.visible;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  #offers(action: MessageAction): boolean {
    const status = this.#status;
    return status?.kind === 'message' && status.buttons.some((button) => button.action === action);
  }

  #post(message: ToPage): void {
    // VS Code throws at whoever still talks to a page that was closed.
    if (!this.closed.aborted) {
      void this.#panel.webview.postMessage(message);
    }
  }

  async #receive(message: FromPage, actions: PageActions): Promise<void> {
    switch (message.kind) {
      case 'ready':
        [this.#report, this.#status].forEach((shown) => shown && this.#post(shown));
        return;
      case 'refresh':
        await actions.refresh();
        return;
      case 'save':
        await actions.save();
        return;
      case 'mail':
        await actions.mail();
        return;
      case 'saveChart':
        await actions.saveChart(message.png);
        return;
      case 'copyMarkdown':
        if (this.#report !== undefined) {
          await vscode.env.clipboard.writeText(usageMarkdown(this.#report));
        }
        return;
      case 'act':
        // What isn't offered isn't done, whatever the page says.
        if (this.#offers(message.action)) {
          await actions.act(message.action);
        }
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
    }
  }
}
