import * as vscode from 'vscode';
import { errorMessage } from '../../../gitlab/errorMessage';
import { changeTable } from '../../../words/changes/changeTable';
import { plainText } from '../../../words/text/plainText';
import {
  announce,
  fail,
  type CommandFailure,
  type CommandParts,
  type CommandResult,
} from '../../base/command';
import { recordBytes, recordIn } from '../sending/recordChange';
import { chooseTarget } from '../../window/fileDialogs';
import { notSaved, saveFile, suggestedFile } from './saveFile';
import { saveTarget } from './target';
import { uriName, uriPath } from '../../../storage/uriNames';

/** Shows what was changed from this computer, the newest change first. */
export async function showChanges(parts: CommandParts): Promise<CommandResult> {
  const bytes = await bytesOrFailure(parts);
  if ('ok' in bytes) {
    return bytes;
  }
  const { entries, unreadable, older } = recordIn(bytes);
  await parts.documents.show({
    name: vscode.l10n.t('Changes to licenses'),
    extension: 'txt',
    about: 'changes',
    text: changeTable(entries, unreadable, older),
  });
  return { ok: true, changes: entries.length };
}

/** Saves the record as it is, a line of JSON for each change, the oldest first. */
export async function exportChanges(
  parts: CommandParts,
  { file }: { readonly file?: vscode.Uri },
): Promise<CommandResult> {
  const bytes = await bytesOrFailure(parts);
  if ('ok' in bytes) {
    return bytes;
  }
  const target = await saveTarget(file, askForTarget);
  if (target === undefined) {
    return undefined;
  }
  try {
    await saveFile(target, bytes);
  } catch (error) {
    return notSaved(target.uri, error);
  }
  announce(vscode.l10n.t('Saved the record of changes as {0}.', uriName(target.uri)));
  const { entries, older } = recordIn(bytes);
  return { ok: true, file: uriPath(target.uri), changes: entries.length + older };
}

async function bytesOrFailure(parts: CommandParts): Promise<Uint8Array | CommandFailure> {
  try {
    return await recordBytes(parts);
  } catch (error) {
    return fail('file', vscode.l10n.t("Can't read the record of changes. {0}", errorMessage(error)));
  }
}

async function askForTarget(): Promise<vscode.Uri | undefined> {
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save Record of License Changes')),
    suggestion: suggestedFile('license-changes.jsonl'),
    filters: { [vscode.l10n.t('JSON Lines')]: ['jsonl'] },
  });
}
