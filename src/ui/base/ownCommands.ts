/** The one door to VS Code's commands for the commands of this extension. */

import * as vscode from 'vscode';
import { commandId, type CommandName } from './commandIds';
import { LICENSES_VIEW } from './viewIds';

/** @param run gets what the caller of the command, or VS Code for a menu, passes */
export function registerCommand(name: CommandName, run: (...given: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(commandId(name), run);
}

/** @returns what the command answers */
export function runCommand(name: CommandName, ...given: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(commandId(name), ...given);
}

/** Brings the view of the licenses to the front, with a command that VS Code makes for every view. */
export function focusLicenses(): Thenable<unknown> {
  return vscode.commands.executeCommand(`${LICENSES_VIEW}.focus`);
}
