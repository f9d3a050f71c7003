import * as vscode from 'vscode';
import { addInstance } from './addInstance';
import { changeCommands, registerDrop } from './changeCommands';
import { editInstance } from './editInstance';
import { exportReport } from './exportReport';
import { signOutAll } from './signOutAll';
import type { Command, CommandParts } from '../base/command';
import type { PublicCommand } from '../base/commandIds';
import { registerCommand } from '../base/ownCommands';
import { openSubscriptionPage } from './openSubscriptionPage';
import { refresh } from './refresh';
import { removeInstance } from './removeInstance';
import { setToken } from './setToken';
import { showDetails } from './showDetails';
import { showUsage } from './showUsage';
import { showLog } from './showLog';

/** Every name has its command: the compiler asks for the one that is missing. */
const COMMANDS: { readonly [Name in PublicCommand]: Command<Name> } = {
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
};

/** Registers every public command. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.values(COMMANDS).map((command) =>
      registerCommand(command.name, (input: unknown) => command.run(parts, input)),
    ),
    registerDrop(parts),
  );
}
