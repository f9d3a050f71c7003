import * as vscode from 'vscode';
import { FromPage, type ToPage } from '../../usage/protocol';
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
  #last: ToPage | undefined;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, source: UsageSource, actions: PageActions) {
    this.#panel = panel;
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

  show(message: ToPage): void {
    this.#last = message;
    void this.#panel.webview.postMessage(message);
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
