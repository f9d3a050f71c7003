import { window } from 'vscode';

/** Takes what the preview of an import offers as soon as it is shown, until `restore`. */
export class AcceptedPreview {
  /** The rows that it showed, with what becomes of each. */
  readonly rows: string[] = [];
  readonly #create = window.createQuickPick;

  constructor() {
    const create: unknown = (...given: []) => {
      const list = this.#create(...given);
      const show = list.show.bind(list);
      const accepted: (() => void)[] = [];
      // What the code waits for is run by itself: when VS Code has drawn the list, nobody says.
      const listen: unknown = (accept: () => void) => accepted.push(accept);
      Object.assign(list, { onDidAccept: listen });
      list.show = () => {
        this.rows.push(...list.items.map(({ label, description }) => `${label} ${description ?? ''}`.trim()));
        show();
        accepted.forEach((accept) => accept());
      };
      return list;
    };
    window.createQuickPick = create as typeof window.createQuickPick;
  }

  restore(): void {
    window.createQuickPick = this.#create;
  }
}
