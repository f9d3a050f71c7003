import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { VIEW_COMMANDS } from '../base/commandIds';
import { registerCommand } from '../base/ownCommands';
import type { Reveal } from '../statusBar/statusList';
import type { Rows, Selection } from './viewHandlers';

/**
 * The private commands behind the view's menus and keys: they turn what VS Code passes into the plain object that
 * the public commands take. Menus of a row pass its node, keys pass nothing and mean the row that has the focus. Buttons of the
 * title bar pass the selected row too, though they are about all of them.
 */
export function registerViewCommands(
  fleet: Fleet,
  view: Selection,
  reveal: Reveal,
  rows: Rows,
): vscode.Disposable {
  const handlers = async () => (await import('./viewHandlers')).viewHandlers(fleet, view, reveal, rows);
  return vscode.Disposable.from(
    ...VIEW_COMMANDS.map((name) =>
      registerCommand(`view.${name}`, async (...passed: never[]) => (await handlers())[name](...passed)),
    ),
  );
}
