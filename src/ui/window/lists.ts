import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/** A row to choose. */
export interface PlainItem {
  readonly label: PlainText;
  readonly description?: PlainText;
  readonly detail?: PlainText;
  readonly iconPath?: vscode.IconPath;
  readonly buttons?: readonly PlainButton[];
  /** A row like any other when left out. */
  readonly kind?: vscode.QuickPickItemKind;
}

export interface PlainButton extends vscode.QuickInputButton {
  readonly tooltip: PlainText;
}

export interface ListTexts {
  readonly title: PlainText;
  readonly placeHolder: PlainText;
}

/**
 * Lets the user pick a row by anything that it says, and stays open when it loses the focus. A page takes the focus
 * back some time after the command palette has closed over it, and would close the list that the command has opened.
 *
 * @returns undefined when that is canceled
 */
export async function pickItem<Item extends PlainItem>(
  items: readonly Item[],
  { title, placeHolder }: ListTexts,
): Promise<Item | undefined> {
  return vscode.window.showQuickPick<Item & vscode.QuickPickItem>(items, {
    ...{ title, placeHolder },
    ...{ matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true },
  });
}

/** A list whose rows can change while it is open. */
export type LiveList<Item extends PlainItem> = Omit<
  vscode.QuickPick<Item & vscode.QuickPickItem>,
  'title' | 'placeholder' | 'items' | 'activeItems' | 'selectedItems'
> & {
  items: readonly Item[];
  activeItems: readonly Item[];
  readonly selectedItems: readonly Item[];
  placeholder: PlainText | undefined;
};

/** @returns a list that isn't shown yet */
export function liveList<Item extends PlainItem>({ title, placeHolder }: ListTexts): LiveList<Item> {
  const list = vscode.window.createQuickPick<Item & vscode.QuickPickItem>();
  list.title = title;
  list.placeholder = placeHolder;
  list.matchOnDescription = true;
  return list as LiveList<Item>;
}

/**
 * Lets the user select any of the rows, and stays open when VS Code loses the focus.
 *
 * @param isOffered says which rows can be selected; all of those are when the list opens
 * @returns undefined when that is canceled
 */
export async function pickSeveral<Item extends PlainItem>(
  items: readonly Item[],
  { title, placeHolder }: ListTexts,
  isOffered: (item: Item) => boolean,
): Promise<readonly Item[] | undefined> {
  const list = vscode.window.createQuickPick<Item & vscode.QuickPickItem>();
  Object.assign(list, { title, placeholder: placeHolder, canSelectMany: true, ignoreFocusOut: true });
  list.matchOnDescription = true;
  list.items = items;
  list.selectedItems = list.items.filter(isOffered);
  const picked = await new Promise<readonly Item[] | undefined>((resolve) => {
    // VS Code has a box before every row.
    list.onDidChangeSelection((selected) => {
      if (!selected.every(isOffered)) {
        list.selectedItems = selected.filter(isOffered);
      }
    });
    list.onDidAccept(() => resolve(list.selectedItems));
    list.onDidHide(() => resolve(undefined));
    list.show();
  });
  list.dispose();
  return picked;
}
