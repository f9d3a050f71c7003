import * as vscode from 'vscode';
import { FromPage, type PageReport, type ToPage } from '../../usage/protocol';
import { usageHtml } from './usageHtml';
import type { UsageSource } from './usageSource';

/** What the page's buttons do. */
export interface PageActions {
  refresh(): unknown;
  save(): unknown;
  mail(): unknown;
}

/** One page. VS Code destroys it while it is hidden, so what it showed last is kept here and sent again. */
export class UsagePage {
  readonly #panel: vscode.WebviewPanel;
  /** Ends what is fetched or read for it when it is closed. */
  readonly #closed = new AbortController();
  #last: ToPage | undefined;
  #report: PageReport | undefined;

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
    // VS Code throws at whoever still talks to a page that was closed.
    if (this.closed.aborted) {
      return;
    }
    this.#last = message;
    if (message.kind === 'report') {
      this.#report = message;
    }
    void this.#panel.webview.postMessage(message);
  }

  /** Shows the report that was there before, since it is still the last that is known, or else why there is none. */
  showFailure(text: string, action: string): void {
    this.show(this.#report ?? { kind: 'message', text, action });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  async #receive(message: FromPage, actions: PageActions): Promise<void> {
    switch (message.kind) {
      case 'ready':
        if (this.#last !== undefined) {
          this.show(this.#last);
        }
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
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
    }
  }
}
