import * as vscode from 'vscode';
import type { PlannedRow } from '../../importing/plan';
import { uriName } from '../../storage/uriNames';
import { notTrashedText, tokensInFileText, trashedText } from '../../words/importing/importTexts';
import { announce, fail, warn, type MessageAction } from '../base/command';

/** Says that the file still has the tokens, with what can be done about it. */
export function remindOfTokens(file: vscode.Uri, rows: readonly PlannedRow[]): void {
  const tokens = rows.filter((row) => 'token' in row && row.token !== undefined).length;
  if (tokens > 0) {
    warn(tokensInFileText(uriName(file), tokens), [trashAction(file), ...showAction(file)]);
  }
}

function trashAction(file: vscode.Uri): MessageAction {
  return { title: vscode.l10n.t('Move to Trash'), run: () => moveToTrash(file) };
}

/** Not every file system has a trash; nothing is deleted for good from here. */
async function moveToTrash(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file, { useTrash: true });
  } catch {
    fail('notTrashed', notTrashedText(uriName(file)), showAction(file));
    return;
  }
  announce(trashedText(uriName(file)));
}

/** A browser and another computer have no folder that could be opened here. */
function showAction(file: vscode.Uri): MessageAction[] {
  const isHere = file.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop;
  const run = () => vscode.commands.executeCommand('revealFileInOS', file);
  return isHere ? [{ title: vscode.l10n.t('Show File'), run }] : [];
}
