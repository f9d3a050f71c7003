import * as vscode from 'vscode';
import type { License } from '../../../gitlab/schemas';
import { instanceName } from '../../../instances/instance';
import {
  consequencesOfDelete,
  type DeleteConsequences,
  type DeletedKey,
} from '../../../licensing/changes/deleteConsequences';
import type { LicenseKeyContent, LicenseKeyReading } from '../../../licensing/key/licenseKeyContent';
import { rowId } from '../../../licensing/licenseRow';
import {
  deleteDetail,
  deleteNamePrompt,
  deleteQuestion,
  type KeptKey,
} from '../../../words/changes/deleteQuestion';
import type { CommandParts } from '../../base/command';
import { configuration } from '../../base/configuration';
import { plainLines, plainText } from '../../../words/text/plainText';
import { runCommand } from '../../base/ownCommands';
import { askForLine } from '../../window/inputs';
import { ask, type DialogButton } from '../../window/messages';
import type { Decision } from './deleteLicense';
import type { Known } from '../sending/readFresh';
import { saveKeyOf, type SavedKey } from '../saving/saveKey';

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

/** Asks whether a license that has just been added goes again. */
export async function askToUndo(
  known: Known,
  license: License,
  reading: LicenseKeyReading,
): Promise<Decision> {
  const key = reading.kind === 'read' ? deletedKey(reading.content) : undefined;
  const consequences = consequencesOf(known, license, key);
  const answer = await askWhatFollows(known, consequences, [deleteButton()], undefined, {
    kind: 'justAdded',
  });
  return answer === 'delete' ? { kind: 'delete' } : NOTHING;
}

async function askAboutCurrent(
  parts: CommandParts,
  known: Known,
  consequences: DeleteConsequences,
): Promise<Decision> {
  const buttons = [
    { title: plainText(vscode.l10n.t('Save Key and Delete…')), answer: 'save' },
    { title: plainText(vscode.l10n.t('Delete Without Saving')), answer: 'delete' },
  ] as const;
  const note = vscode.l10n.t(
    'Saving fetches the usage export. For an offline cloud license GitLab then notes that usage data was exported.',
  );
  switch (await askWhatFollows(known, consequences, buttons, note)) {
    case 'save': {
      const saved = await saveKeyOf(parts, known.status.instance, consequences.license);
      return saved.kind === 'none' ? saved : askOnceSaved(known, consequences.license, saved);
    }
    case 'delete':
      return { kind: 'delete' };
    case undefined:
      return NOTHING;
  }
}

/** The user has decided already; only what the saved key has told besides is asked about. */
async function askOnceSaved(known: Known, license: License, saved: SavedKey): Promise<Decision> {
  const decided: Decision = { kind: 'delete', extra: { keyFile: saved.file } };
  if (saved.content === undefined) {
    return (await confirmsUnread(license, saved.file)) ? decided : NOTHING;
  }
  const consequences = consequencesOf(known, license, deletedKey(saved.content));
  if (consequences.sideEffects.length === 0) {
    return decided;
  }
  const kept: KeptKey = { kind: 'file', file: saved.file };
  const answer = await askWhatFollows(known, consequences, [deleteButton()], undefined, kept);
  return answer === 'delete' ? decided : NOTHING;
}

/** Enter must not delete: nothing speaks for this file but that GitLab sent it. */
async function confirmsUnread(license: License, file: string): Promise<boolean> {
  const answer = await ask({
    question: plainText(
      vscode.l10n.t('The saved key could not be read here. Delete the license all the same?'),
    ),
    detail: plainText(
      vscode.l10n.t(
        'The key is saved in {0}, exactly as GitLab sent it. But no public key on this computer reads it, so nothing proves that it is the key of license {1}.',
        file,
        rowId(license),
      ),
    ),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t('Keep License')), answer: 'keep' },
      { title: plainText(vscode.l10n.t('Delete Anyway')), answer: 'delete' },
    ],
  });
  return answer === 'delete';
}

/** Its key cannot be saved, and that it is gone shows on renewal day only. */
async function askAboutUpcoming(known: Known, consequences: DeleteConsequences): Promise<Decision> {
  const next = { title: plainText(vscode.l10n.t('Delete…')), answer: 'next' } as const;
  if ((await askWhatFollows(known, consequences, [next])) !== 'next') {
    return NOTHING;
  }
  const name = instanceName(known.status.instance);
  const texts = {
    title: plainText(vscode.l10n.t('Delete an upcoming license')),
    prompt: plainText(deleteNamePrompt(consequences.license, name)),
    placeHolder: plainText(name),
  };
  const typed = await askForLine(texts, (text) =>
    text === '' || isName(text, name)
      ? undefined
      : plainText(vscode.l10n.t('Type {0}, as it is written here.', name)),
  );
  return typed !== undefined && isName(typed, name) ? { kind: 'delete' } : NOTHING;
}

async function askAboutPast(known: Known, consequences: DeleteConsequences): Promise<Decision> {
  const report = { title: plainText(vscode.l10n.t('Export Report First…')), answer: 'report' } as const;
  switch (await askWhatFollows(known, consequences, [deleteButton(), report])) {
    case 'delete':
      return { kind: 'delete' };
    case 'report':
      await runCommand('exportReport');
      return askAboutPast(known, consequences);
    case undefined:
      return NOTHING;
  }
}

function deleteButton(): DialogButton<'delete'> {
  return { title: plainText(vscode.l10n.t('Delete')), answer: 'delete' };
}

async function askWhatFollows<Answer extends string>(
  { status }: Known,
  consequences: DeleteConsequences,
  buttons: readonly DialogButton<Answer>[],
  note?: string,
  keptKey?: KeptKey,
): Promise<Answer | undefined> {
  const { instance } = status;
  const detail = [instance.url, deleteDetail(consequences, keptKey), note]
    .filter((line) => line !== undefined)
    .join('\n');
  const question = plainText(deleteQuestion(consequences.license, instanceName(instance)));
  return ask({ question, detail: plainLines(detail), isWarning: true, buttons });
}

function deletedKey({ type, addOnPurchases }: LicenseKeyContent): DeletedKey {
  return { type, hasAddOns: addOnPurchases.length > 0 };
}

function consequencesOf({ last, coverage }: Known, license: License, key?: DeletedKey): DeleteConsequences {
  const situation = { ...last, coverage, thresholds: configuration.thresholds(), key };
  const consequences = consequencesOfDelete(rowId(license), situation);
  if (consequences === undefined) {
    throw new Error('the license is not among those that were read');
  }
  return consequences;
}

function isName(text: string, name: string): boolean {
  return text.trim() === name;
}
