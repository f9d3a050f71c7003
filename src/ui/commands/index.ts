import * as vscode from 'vscode';
import { addInstance } from './addInstance';
import type { Command, CommandParts } from './command';
import { refresh } from './refresh';
import { removeInstance } from './removeInstance';
import { setToken } from './setToken';
import { showLog } from './showLog';

const COMMANDS: readonly Command[] = [addInstance, removeInstance, setToken, refresh, showLog];

/** Registers every public command. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((command) =>
      vscode.commands.registerCommand(`gitlabLicenses.${command.name}`, (input: unknown) =>
        command.run(parts, input),
      ),
    ),
  );
}
