import * as vscode from 'vscode';
import { looksLikeKey } from '../../licensing/key/text/keyStart';
import { setContextKey } from '../base/contextKeys';

/** Nobody opens a menu sooner after a selection, and while one is being made there are many. */
const DELAY_MS = 100;

/** A key begins within it, also behind a line or two of an email. */
const EXAMINED_CHARACTERS = 4096;

/** Tells the menus whether the selected text seems to be a license key. The command that adds it looks again. */
export function watchSelection(): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let shown = false;
  const look = () => {
    const editor = vscode.window.activeTextEditor;
    const looks = editor !== undefined && looksLikeKey(startOfSelection(editor));
    if (looks !== shown) {
      shown = looks;
      setContextKey('selectionLooksLikeKey', looks);
    }
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, DELAY_MS);
  };
  lookSoon();
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(lookSoon),
    vscode.window.onDidChangeActiveTextEditor(lookSoon),
    { dispose: () => clearTimeout(timer) },
  );
}

function startOfSelection({ document, selection }: vscode.TextEditor): string {
  const { start, end } = selection;
  if (selection.isEmpty) {
    return '';
  }
  const limit = document.positionAt(document.offsetAt(start) + EXAMINED_CHARACTERS);
  return document.getText(new vscode.Range(start, limit.isBefore(end) ? limit : end));
}
