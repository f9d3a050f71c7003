import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { DroppedFile } from '../tree/licenseDrop';
import { address, file, integer } from '../base/arguments';
import { command, type Command, type CommandParts } from '../base/command';

/** Most sessions only look, so what changes licenses is a bundle of its own. */
const changes = () => import('../changes/changes');

/** Adding and deleting licenses, recounting users, and saving what would be lost by it. */
export const changeCommands: readonly Command[] = [
  command('addFromSelection', { url: address }, async (...given) =>
    (await changes()).addFromSelection(...given),
  ),
  command('addFromClipboard', { url: address }, async (...given) =>
    (await changes()).addFromClipboard(...given),
  ),
  command('addFromFile', { file, url: address }, async (...given) => (await changes()).addFromFile(...given)),
  command('deleteLicense', { url: address, id: integer }, async (...given) =>
    (await changes()).deleteLicense(...given),
  ),
  command('refreshBillableUsers', { url: address }, async (...given) =>
    (await changes()).refreshBillableUsers(...given),
  ),
  command('saveUsageExport', { url: address, file }, async (...given) =>
    (await changes()).saveUsageExport(...given),
  ),
  command('showChanges', {}, async (parts) => (await changes()).showChanges(parts)),
  command('exportChanges', { file }, async (...given) => (await changes()).exportChanges(...given)),
];

/** What the view calls for a file that was dropped on it. */
export function registerDrop(parts: CommandParts): vscode.Disposable {
  return vscode.commands.registerCommand(
    'gitlabLicenses.view.addDropped',
    async (file: DroppedFile, url: InstanceUrl | undefined) => (await changes()).addDropped(parts, file, url),
  );
}
