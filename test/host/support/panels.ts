import { window, type WebviewPanel } from 'vscode';
import type { FromPage, ToPage } from '../../../src/usage/protocol';

/** The webview panels that the extension opens until `restore`, and what it sends to their pages. */
export class Panels {
  readonly opened: WebviewPanel[] = [];
  readonly sent: ToPage[] = [];
  readonly #create = window.createWebviewPanel;
  #heard: ((message: unknown) => unknown) | undefined;

  constructor() {
    window.createWebviewPanel = (...given) => {
      const panel = this.#create.apply(window, given);
      const { webview } = panel;
      const post = webview.postMessage.bind(webview);
      const listen = webview.onDidReceiveMessage.bind(webview);
      const onDidReceiveMessage: typeof listen = (hear, ...rest) => {
        this.#heard = hear;
        return listen(hear, ...rest);
      };
      Object.assign(webview, { onDidReceiveMessage });
      webview.postMessage = (message: ToPage) => {
        this.sent.push(message);
        return post(message);
      };
      this.opened.push(panel);
      return panel;
    };
  }

  /** What the page shows. */
  get last(): ToPage | undefined {
    return this.sent.at(-1);
  }

  /** As a button of the newest page does. */
  say(message: FromPage): void {
    this.#heard?.(message);
  }

  /** Everything that went into the pages as text, without white space. */
  get content(): string {
    const html = this.opened.map(({ webview }) => webview.html);
    return (html.join('') + JSON.stringify(this.sent)).replace(/\\n|\s/g, '');
  }

  restore(): void {
    window.createWebviewPanel = this.#create;
    for (const panel of this.opened) {
      panel.dispose();
    }
  }
}
