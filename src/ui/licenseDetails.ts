import * as vscode from 'vscode';
import type { License } from '../gitlab/schemas';
import { instanceName, type Instance } from '../instances/instance';

const SCHEME = 'gitlab-license';

/** Read-only documents with licenses as GitLab sent them. */
export class LicenseDetails implements vscode.TextDocumentContentProvider, vscode.Disposable {
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

  /** Opens the license's document, or brings it up to date and to the front. */
  async show(instance: Instance, id: number, license: License): Promise<void> {
    const uri = detailsUri(instance, id);
    this.#texts.set(uri.toString(), `${JSON.stringify(license, undefined, 2)}\n`);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri);
  }

  /** @throws Error for a document that VS Code reopens after a restart: it is fetched only when somebody asks */
  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.#texts.get(uri.toString());
    if (text === undefined) {
      throw new Error(vscode.l10n.t('Choose "Show Details" of the license again to fetch it.'));
    }
    return text;
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#changed.dispose();
  }
}

/** VS Code takes the title from the last part of the path and the language from its ending. */
function detailsUri(instance: Instance, id: number): vscode.Uri {
  const title = vscode.l10n.t('{0} license {1}', instanceName(instance), id);
  const path = `/${title.replace(/[/\\]/g, '-')}.json`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: `${instance.url}#${id}` });
}
