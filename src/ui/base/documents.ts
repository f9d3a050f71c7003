import * as vscode from 'vscode';
import { documentTitle } from '../../words/text/titles';

const SCHEME = 'gitlab-license';

/** A read-only document. VS Code takes its title from `name`, and its language from `extension`. */
export interface ReadOnlyDocument {
  /** Can have an instance's name in it, which has no limit. */
  readonly name: string;
  /** Without a dot. */
  readonly extension: string;
  /** Tells documents of one name apart. */
  readonly about: string;
  readonly text: string;
}

/** Texts that are made up for a look, and are in no file. */
export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registrations: vscode.Disposable;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  /** Opens the document, or brings it up to date and to the front. */
  async show({ name, extension, about, text }: ReadOnlyDocument): Promise<void> {
    const path = `/${documentTitle(name)}.${extension}`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: about });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri);
  }

  /** @throws Error for a document that VS Code reopens after a restart: it is made only when somebody asks */
  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.#texts.get(uri.toString());
    if (text === undefined) {
      throw new Error(vscode.l10n.t('Run the command again to show this document.'));
    }
    return text;
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#changed.dispose();
  }
}
