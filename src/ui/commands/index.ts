import * as vscode from 'vscode';
import { addInstance } from './addInstance';
import { changeCommands, registerDrop } from './changeCommands';
import { editInstance } from './editInstance';
import { exportReport } from './exportReport';
import { signOutAll } from './signOutAll';
import type { Command, CommandParts } from '../base/command';
import { openSubscriptionPage } from './openSubscriptionPage';
import { refresh } from './refresh';
import { removeInstance } from './removeInstance';
import { setToken } from './setToken';
import { showDetails } from './showDetails';
import { showUsage } from './showUsage';
import { showLog } from './showLog';

const COMMANDS: readonly Command[] = [
  addInstance,
  editInstance,
  removeInstance,
  setToken,
  signOutAll,
  refresh,
  showDetails,
  openSubscriptionPage,
  showUsage,
  ...changeCommands,
  exportReport,
  showLog,
];

/** Registers every public command. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((command) =>
      vscode.commands.registerCommand(`gitlabLicenses.${command.name}`, (input: unknown) =>
        command.run(parts, input),
      ),
    ),
    registerDrop(parts),
  );
}
