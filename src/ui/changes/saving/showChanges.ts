import * as vscode from 'vscode';
import { errorMessage } from '../../../gitlab/errorMessage';
import type { ChangeRecord } from '../../../licensing/changes/changeRecord';
import { changeTable } from '../../../words/changes/changeTable';
import { plainText } from '../../../words/text/plainText';
import { announce, fail, type CommandParts, type CommandResult } from '../../base/command';
import { readRecord, recordBytes } from '../sending/recordChange';
import { chooseTarget } from '../../window/fileDialogs';
import { notSaved, saveFile, suggestedFile } from './saveFile';
import { saveTarget } from './target';
import { uriName, uriPath } from '../../../storage/uriNames';

/** Shows what was changed from this computer, the newest change first. */
export async function showChanges(parts: CommandParts): Promise<CommandResult> {
  const record = await recordOrFailure(parts);
  if ('ok' in record) {
    return record;
  }
  const { entries, unreadable, older } = record;
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
  const record = await recordOrFailure(parts);
  if ('ok' in record) {
    return record;
  }
  const target = await saveTarget(file, askForTarget);
  if (target === undefined) {
    return undefined;
  }
  const path = uriPath(target.uri);
  try {
    await saveFile(target, await recordBytes(parts));
  } catch (error) {
    return notSaved(path, error);
  }
  announce(vscode.l10n.t('Saved the record of changes as {0}.', uriName(target.uri)));
  return { ok: true, file: path, changes: record.entries.length + record.older };
}

async function recordOrFailure(
  parts: CommandParts,
): Promise<ChangeRecord | Extract<CommandResult, { ok: false }>> {
  try {
    return await readRecord(parts);
  } catch (error) {
    return fail('file', vscode.l10n.t("Can't read the record of changes: {0}", errorMessage(error)));
  }
}

async function askForTarget(): Promise<vscode.Uri | undefined> {
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save Record of License Changes')),
    suggestion: suggestedFile('license-changes.jsonl'),
    filters: { [vscode.l10n.t('JSON Lines')]: ['jsonl'] },
  });
}
