import * as vscode from 'vscode';
import type { License } from '../../../gitlab/schemas';
import { takesCoverage } from '../../../licensing/changes/coverageLoss';
import type { DeleteConsequences } from '../../../licensing/changes/deleteConsequences';
import { rowId } from '../../../licensing/licenseRow';
import { plainText } from '../../../words/text/plainText';
import type { CommandParts } from '../../base/command';
import { runCommand } from '../../base/ownCommands';
import { ask, type Buttons } from '../../window/messages';
import type { Known } from '../sending/readFresh';
import { saveKeyOf, type SavedKey } from '../saving/saveKey';
import type { Decision } from './deleteLicense';
import {
  askWhatFollows,
  confirmsByName,
  confirmsLoss,
  consequencesOf,
  deleteAfterName,
  deleteAtOnce,
  deleteButtons,
  deletedKey,
  keepButton,
} from './whatFollows';

const NOTHING: Decision = { kind: 'none', result: undefined };

/** Says what follows from the delete and asks; how much, depends on what would be lost for good. */
export async function askToDelete(parts: CommandParts, known: Known, license: License): Promise<Decision> {
  const consequences = consequencesOf(known, license);
  switch (consequences.role?.kind) {
    case 'current':
      return consequences.loss.kind === 'key'
        ? askAboutCurrent(parts, known, consequences)
        : askAboutPast(known, consequences);
    case 'upcoming':
      return askAboutUpcoming(known, consequences);
    case 'expired':
    case 'superseded':
    case undefined:
      return askAboutPast(known, consequences);
  }
}

async function askAboutCurrent(
  parts: CommandParts,
  known: Known,
  consequences: DeleteConsequences,
): Promise<Decision> {
  const buttons: Buttons<'save' | 'delete', 'harmless'> = [
    { title: plainText(vscode.l10n.t('Save Key and Delete…')), answer: 'save', does: 'harmless' },
    { title: plainText(vscode.l10n.t('Delete Without Saving…')), answer: 'delete', does: 'harmless' },
  ];
  const note = vscode.l10n.t(
    'Saving the key downloads the usage export. For an offline cloud license, GitLab records that usage data was exported.',
  );
  switch (await askWhatFollows(known, consequences, buttons, { note })) {
    case 'save': {
      const saved = await saveKeyOf(parts, known.status.instance, consequences.license);
      return saved.kind === 'none' ? saved : askOnceSaved(known, consequences.license, saved);
    }
    case 'delete':
      return (await confirmsByName(known, consequences)) ? { kind: 'delete' } : NOTHING;
    case undefined:
      return NOTHING;
  }
}

/** Asks about what the saved key has shown in addition, and where covered days go. */
async function askOnceSaved(known: Known, license: License, { file, content }: SavedKey): Promise<Decision> {
  const consequences = consequencesOf(known, license, content && deletedKey(content));
  const isAgreed =
    content === undefined
      ? await confirmsUnread(consequences, file)
      : consequences.sideEffects.length === 0 || (await confirmsSideEffects(known, consequences, file));
  return isAgreed && (await confirmsLoss(known, consequences))
    ? { kind: 'delete', extra: { keyFile: file } }
    : NOTHING;
}

/** Nothing speaks for this file but that GitLab sent it. */
async function confirmsUnread(consequences: DeleteConsequences, file: string): Promise<boolean> {
  const remove = takesCoverage(consequences)
    ? vscode.l10n.t('Delete Anyway…')
    : vscode.l10n.t('Delete Anyway');
  const answer = await ask({
    question: plainText(vscode.l10n.t("The saved key can't be read here. Delete the license anyway?")),
    detail: plainText(
      vscode.l10n.t(
        "The key was saved in {0} exactly as GitLab sent it. No available public key matches it, so it can't be checked against license {1}.",
        file,
        rowId(consequences.license),
      ),
    ),
    isWarning: true,
    buttons: [keepButton(), { title: plainText(remove), answer: 'delete', does: 'risky' }],
  });
  return answer === 'delete';
}

async function confirmsSideEffects(
  known: Known,
  consequences: DeleteConsequences,
  file: string,
): Promise<boolean> {
  const kept = { kind: 'file', file } as const;
  return (await askWhatFollows(known, consequences, deleteButtons(consequences), { kept })) === 'delete';
}

/** Its key can't be saved, and that it is gone shows on renewal day only. */
async function askAboutUpcoming(known: Known, consequences: DeleteConsequences): Promise<Decision> {
  const answer = await askWhatFollows(known, consequences, [deleteAfterName()]);
  return answer === 'delete' && (await confirmsByName(known, consequences)) ? { kind: 'delete' } : NOTHING;
}

async function askAboutPast(known: Known, consequences: DeleteConsequences): Promise<Decision> {
  const remove = takesCoverage(consequences) ? deleteAfterName() : deleteAtOnce();
  const report = {
    title: plainText(vscode.l10n.t('Export Report First…')),
    answer: 'report',
    does: 'harmless',
  } as const;
  switch (await askWhatFollows(known, consequences, [report, remove])) {
    case 'delete':
      return (await confirmsLoss(known, consequences)) ? { kind: 'delete' } : NOTHING;
    case 'report':
      await runCommand('exportReport');
      return askAboutPast(known, consequences);
    case undefined:
      return NOTHING;
  }
}
