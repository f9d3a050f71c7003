import { address, file, integer } from '../base/arguments';
import { command, type Command } from '../base/command';
import type { PublicCommand } from '../base/commandIds';

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
  checkKeyOnAll: command('checkKeyOnAll', { file }, async (...given) =>
    (await changes()).checkKeyOnAll(...given),
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
