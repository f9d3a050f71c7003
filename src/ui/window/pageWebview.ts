import * as vscode from 'vscode';
import type { MessageAction, PageMessage } from '../../usage/protocol';
import { pageHtml, type PageFrame } from './pageHtml';

interface PageParts<Received> {
  readonly extension: vscode.Uri;
  readonly frame: PageFrame;
  /** Reads what the page has sent; undefined: it's nothing that the host understands. */
  readonly read: (data: unknown) => Received | undefined;
}

/**
 * A page in a panel, as far as all pages are alike. VS Code destroys the page while it is hidden, so whoever fills it
 * keeps what it shows and sends it again when it's ready.
 */
export abstract class PageWebview<Sent, Received> {
  readonly #panel: vscode.WebviewPanel;
  /** Ends what is asked for it when it's closed. */
  readonly #closed = new AbortController();

  protected constructor(panel: vscode.WebviewPanel, { extension, frame, read }: PageParts<Received>) {
    this.#panel = panel;
    panel.onDidDispose(() => this.#closed.abort());
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
    };
    webview.onDidReceiveMessage((data: unknown) => {
      const message = read(data);
      if (message !== undefined) {
        void this.receive(message);
      }
    });
    webview.html = pageHtml(webview, extension, frame);
  }

  /** Aborted when the page is closed. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Whether somebody can see it now. */
  get isVisible(): boolean {
    return !this.closed.aborted && this.#panel.visible;
  }

  set title(title: string) {
    if (!this.closed.aborted) {
      this.#panel.title = title;
    }
  }

  reveal(): void {
    this.#panel.reveal();
  }

  protected post(message: Sent): void {
    // VS Code throws at whoever still talks to a page that was closed.
    if (!this.closed.aborted) {
      void this.#panel.webview.postMessage(message);
    }
  }

  /** Does what the page asks for. */
  protected abstract receive(message: Received): Promise<void>;
}

/** Whether a message has a button for this: what isn't offered isn't done, whatever the page says. */
export function offers(
  status: PageMessage | { readonly kind: 'progress' | 'ended' } | undefined,
  action: MessageAction,
): boolean {
  return status?.kind === 'message' && status.buttons.some((button) => button.action === action);
}
