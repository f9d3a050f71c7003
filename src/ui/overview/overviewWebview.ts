import { setImmediate as turn } from 'node:timers/promises';
import type * as vscode from 'vscode';
import {
  FromOverviewPage,
  type OverviewChanges,
  type OverviewChoices,
  type OverviewRow,
  type OverviewTexts,
  type ToOverviewPage,
} from '../../overview/protocol';
import type { ExportFormat } from '../../tables/protocol';
import { PageWebview } from '../window/pageWebview';

/** Everything that the page shows now. */
export interface OverviewContent extends Pick<OverviewChanges, 'summary' | 'hasGroups'> {
  /** Rows are made one by one, since most of them are as before. */
  readonly urls: readonly string[];
  readonly row: (url: string) => OverviewRow | undefined;
}

/** What the page's buttons do. */
export interface OverviewActions {
  content(): OverviewContent;
  refresh(): unknown;
  copy(format: ExportFormat, urls: readonly string[]): unknown;
  save(format: ExportFormat, urls: readonly string[]): unknown;
  reveal(url: string): unknown;
}

/** How many rows are made and sent at once: all of a thousand would hold up everything for a moment. */
const SENT_AT_ONCE = 100;

/** The page, which is sent what has changed since the last time only. */
export class OverviewWebview extends PageWebview<ToOverviewPage, FromOverviewPage> {
  readonly #actions: OverviewActions;
  readonly #texts: OverviewTexts;
  #choices: OverviewChoices | undefined;
  /** What the page has, as text; undefined as long as it isn't ready. */
  #sent: Map<string, string> | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    texts: OverviewTexts,
    actions: OverviewActions,
  ) {
    super(panel, {
      extension,
      frame: { name: 'overview', title: texts.title },
      read: (data) => FromOverviewPage.safeParse(data).data,
    });
    this.#actions = actions;
    this.#texts = texts;
    // VS Code destroys the page while it's hidden; it says that it's ready when it's there again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) {
        this.#sent = undefined;
      }
    });
  }

  /** Shows what is known now of these instances, and which there are. */
  async update(urls: readonly string[]): Promise<void> {
    const sent = this.#sent;
    if (sent === undefined) {
      return;
    }
    const { urls: all } = this.#actions.content();
    const there = new Set(all);
    const gone = [...sent.keys()].filter((url) => !there.has(url));
    gone.forEach((url) => sent.delete(url));
    const wanted = new Set([...urls.filter((url) => there.has(url)), ...missing(all, sent)]);
    await this.#send([...wanted], gone, sent);
  }

  protected override async receive(message: FromOverviewPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#sent = new Map();
        this.post({ kind: 'start', choices: this.#choices, texts: this.#texts });
        await this.update([]);
        return;
      case 'refresh':
        await this.#actions.refresh();
        return;
      case 'choices':
        this.#choices = message.choices;
        return;
      case 'copy':
      case 'save':
        await this.#actions[message.kind](message.format, message.ids);
        return;
      case 'reveal':
        await this.#actions.reveal(message.url);
    }
  }

  /** Each part as it's known by then: what changes meanwhile is sent in between. */
  async #send(urls: readonly string[], gone: readonly string[], sent: Map<string, string>): Promise<void> {
    for (let from = 0; from === 0 || from < urls.length; from += SENT_AT_ONCE) {
      const { summary, hasGroups, row } = this.#actions.content();
      const rows = urls
        .slice(from, from + SENT_AT_ONCE)
        .map(row)
        .filter((one) => one !== undefined)
        .filter((one) => isNews(one, sent));
      this.post({ kind: 'rows', rows, gone: from === 0 ? [...gone] : [], summary, hasGroups });
      await turn();
      // The page has been made again meanwhile: it gets all of it.
      if (sent !== this.#sent) {
        return;
      }
    }
  }
}

function missing(urls: readonly string[], sent: ReadonlyMap<string, string>): string[] {
  return urls.filter((url) => !sent.has(url));
}

/** Whether the page has another row than this; from now on, it's this one. */
function isNews(row: OverviewRow, sent: Map<string, string>): boolean {
  const text = JSON.stringify(row);
  if (sent.get(row.url) === text) {
    return false;
  }
  sent.set(row.url, text);
  return true;
}
