import * as vscode from 'vscode';
import { plainText } from '../../words/text/plainText';
import { line } from '../../words/text/language';

/** Long enough to be read, too short to be untrue. */
const UPDATED_MS = 10_000;

/** What the line above the tree can say, in this order. `shown`: which of the instances the view shows. */
const PARTS = ['shown', 'updated'] as const;
type Part = (typeof PARTS)[number];

/** The one line above the tree, for all who have something to say there. */
export class ViewMessage implements vscode.Disposable {
  readonly #view: Pick<vscode.TreeView<unknown>, 'message'>;
  readonly #parts = new Map<Part, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(view: Pick<vscode.TreeView<unknown>, 'message'>) {
    this.#view = view;
  }

  /** @param text undefined: nothing anymore */
  show(part: Part, text: string | undefined): void {
    this.#parts.set(part, text ?? '');
    this.#view.message = plainText(line(...PARTS.map((one) => this.#parts.get(one))));
  }

  /** Says for a moment that everything that was asked for is up to date. */
  showUpdated(): void {
    clearTimeout(this.#timer);
    this.show('updated', vscode.l10n.t('Updated just now'));
    this.#timer = setTimeout(() => this.show('updated', undefined), UPDATED_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
