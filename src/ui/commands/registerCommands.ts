import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { CommandParts } from '../base/command';
import { PUBLIC_COMMANDS } from '../base/commandIds';
import { registerCommand } from '../base/ownCommands';
import type { SeveralAction } from '../several/actOnSeveral';
import type { DroppedFile } from '../tree/licenseDrop';

/** Registers every public command. Most sessions only look, so what commands do is loaded when one is run. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...PUBLIC_COMMANDS.map((name) =>
      registerCommand(name, async (input: unknown) =>
        (await import('./index')).runPublic(parts, name, input),
      ),
    ),
    registerDrop(parts),
    registerCommand('view.actOnSeveral', async (...given: [SeveralAction, readonly InstanceUrl[]]) =>
      (await import('../several/actOnSeveral')).actOnSeveral(parts, ...given),
    ),
  );
}

/** What the view calls for a file that was dropped on it. */
function registerDrop(parts: CommandParts): vscode.Disposable {
  return registerCommand('view.addDropped', async (file: DroppedFile, url: InstanceUrl | undefined) =>
    (await import('../changes/changes')).addDropped(parts, file, url),
  );
}
