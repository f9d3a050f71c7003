import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { CommandParts, CommandResult } from '../base/command';
import { knownInstance, pickInstance } from '../base/pickInstance';
import { pickLicense } from '../tree/pickLicense';
import type { DroppedFile } from '../tree/licenseDrop';
import { pickInstanceFor } from './add/fittingInstances';
import { addTo } from './add/addLicense';
import { askToDelete } from './delete/deleteDialogs';
import { deleteOne } from './delete/deleteLicense';
import { keyOf } from './add/keyOf';
import { fromClipboard, fromDropped, fromFile, fromSelection, type Source } from './add/keySources';
import { refreshBillableUsersOf } from './refreshBillableUsers';
import { saveUsageExportOf } from './saving/saveUsageExport';
import { licenseOfId } from '../../licensing/licenseRow';

export { checkKeyOnAll } from './add/checkOnAll';
export { exportChanges, showChanges } from './saving/showChanges';

interface OfInstance {
  readonly url?: InstanceUrl;
}

/** Adds the license key that is selected in the editor. */
export async function addFromSelection(parts: CommandParts, { url }: OfInstance): Promise<CommandResult> {
  return addFrom(parts, url, () => Promise.resolve(fromSelection()));
}

/** Adds the license key that is in the clipboard. */
export async function addFromClipboard(parts: CommandParts, { url }: OfInstance): Promise<CommandResult> {
  return addFrom(parts, url, fromClipboard);
}

/** Adds the license key in a file, which is asked for when it is not given. */
export async function addFromFile(
  parts: CommandParts,
  { file, url }: OfInstance & { readonly file?: vscode.Uri },
): Promise<CommandResult> {
  return addFrom(parts, url, () => fromFile(file));
}

/** Adds the license key in a file that was dropped on an instance. */
export async function addDropped(
  parts: CommandParts,
  file: DroppedFile,
  url: InstanceUrl | undefined,
): Promise<CommandResult> {
  return addFrom(parts, url, () => (file instanceof vscode.Uri ? fromFile(file) : fromDropped(file)));
}

/** Deletes a license once the user knows what follows. */
export async function deleteLicense(
  parts: CommandParts,
  { url, id: given }: OfInstance & { readonly id?: number },
): Promise<CommandResult> {
  const status = await pickInstance(parts.fleet, url, vscode.l10n.t('Delete License'));
  if (status === undefined) {
    return undefined;
  }
  const id = given ?? (await pickLicense(status, vscode.l10n.t('Select a license to delete')));
  if (typeof id !== 'number') {
    return id;
  }
  const shown = licenseOfId(status.last?.licenses ?? [], id);
  return deleteOne(parts, status.instance, { id, shown }, (known, license) =>
    askToDelete(parts, known, license),
  );
}

/** Has the billable users of an instance recounted. */
export async function refreshBillableUsers(parts: CommandParts, { url }: OfInstance): Promise<CommandResult> {
  const status = await pickInstance(parts.fleet, url, vscode.l10n.t('Refresh Billable Users'));
  return status && refreshBillableUsersOf(parts, status.instance);
}

/** Saves the usage export of an instance. */
export async function saveUsageExport(
  parts: CommandParts,
  { url, file }: OfInstance & { readonly file?: vscode.Uri },
): Promise<CommandResult> {
  const status = await pickInstance(parts.fleet, url, vscode.l10n.t('Save Usage Export'));
  return status && saveUsageExportOf(parts, status.instance, file);
}

async function addFrom(
  parts: CommandParts,
  url: InstanceUrl | undefined,
  read: () => Promise<Source>,
): Promise<CommandResult> {
  const chosen = url === undefined ? undefined : knownInstance(parts.fleet, url);
  const source = await read();
  if (source.kind === 'none') {
    return source.result;
  }
  const given = await keyOf(source, url);
  if (!('key' in given)) {
    return given;
  }
  const status = chosen ?? (await pickInstanceFor(parts, given));
  return status && addTo(parts, status.instance, given);
}
