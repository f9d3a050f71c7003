import type * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { DroppedFile } from '../tree/licenseDrop';
import { address, file, integer } from '../base/arguments';
import { command, type Command, type CommandParts } from '../base/command';
import type { PublicCommand } from '../base/commandIds';
import { registerCommand } from '../base/ownCommands';

/** Most sessions only look, so what changes licenses is a bundle of its own. */
const changes = () => import('../changes/changes');

/** Adding and deleting licenses, recounting users, and saving what would be lost by it. */
export const changeCommands = {
  addFromSelection: command('addFromSelection', { url: address }, async (...given) =>
    (await changes()).addFromSelection(...given),
  ),
  addFromClipboard: command('addFromClipboard', { url: address }, async (...given) =>
    (await changes()).addFromClipboard(...given),
  ),
  addFromFile: command('addFromFile', { file, url: address }, async (...given) =>
    (await changes()).addFromFile(...given),
  ),
  deleteLicense: command('deleteLicense', { url: address, id: integer }, async (...given) =>
    (await changes()).deleteLicense(...given),
  ),
  refreshBillableUsers: command('refreshBillableUsers', { url: address }, async (...given) =>
    (await changes()).refreshBillableUsers(...given),
  ),
  saveUsageExport: command('saveUsageExport', { url: address, file }, async (...given) =>
    (await changes()).saveUsageExport(...given),
  ),
  showChanges: command('showChanges', {}, async (parts) => (await changes()).showChanges(parts)),
  exportChanges: command('exportChanges', { file }, async (...given) =>
    (await changes()).exportChanges(...given),
  ),
} satisfies { readonly [Name in PublicCommand]?: Command<Name> };

/** What the view calls for a file that was dropped on it. */
export function registerDrop(parts: CommandParts): vscode.Disposable {
  return registerCommand('view.addDropped', async (file: DroppedFile, url: InstanceUrl | undefined) =>
    (await changes()).addDropped(parts, file, url),
  );
}
