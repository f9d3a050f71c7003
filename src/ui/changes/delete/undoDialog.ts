import * as vscode from 'vscode';
import type { License } from '../../../gitlab/schemas';
import type { DeleteConsequences } from '../../../licensing/changes/deleteConsequences';
import { takesCoverage } from '../../../licensing/changes/coverageLoss';
import type { LicenseKeyReading } from '../../../licensing/key/licenseKeyContent';
import type { KeptKey } from '../../../words/changes/deleteQuestion';
import { plainText } from '../../../words/text/plainText';
import type { Buttons } from '../../window/messages';
import { pickKeyFile, writeKey } from '../saving/saveKey';
import type { Known } from '../sending/readFresh';
import type { Decision } from './deleteLicense';
import {
  askWhatFollows,
  confirmsLoss,
  consequencesOf,
  deleteAfterName,
  deleteAtOnce,
  deleteButtons,
  deletedKey,
} from './whatFollows';
import { uriPath } from '../../../storage/uriNames';

/** The key that a license was added from. */
export interface AddedKey {
  readonly key: string;
  readonly reading: LicenseKeyReading;
  readonly isInFile: boolean;
}

/**
 * Asks whether a license that has just been added goes again. Its key can be saved before: GitLab gives out that of the
 * current license only.
 *
 * @param keyFile where its key has been saved meanwhile
 */
export async function askToUndo(
  known: Known,
  license: License,
  added: AddedKey,
  keyFile?: string,
): Promise<Decision> {
  const { reading } = added;
  const key = reading.kind === 'read' ? deletedKey(reading.content) : undefined;
  const consequences = consequencesOf(known, license, key);
  const kept = keptKey(added, keyFile);
  switch (await askWhatFollows(known, consequences, buttonsOf(consequences, kept), { kept })) {
    case 'save':
      return askToUndo(known, license, added, await saveKey(known, license, added));
    case 'delete':
      return (await confirmsLoss(known, consequences))
        ? { kind: 'delete', ...(keyFile !== undefined && { extra: { keyFile } }) }
        : { kind: 'none', result: undefined };
    case 'keep':
    case undefined:
      return { kind: 'none', result: undefined };
  }
}

function keptKey({ isInFile }: AddedKey, file: string | undefined): KeptKey {
  if (file !== undefined) {
    return { kind: 'file', file };
  }
  return isInFile ? { kind: 'ownFile' } : { kind: 'justAdded' };
}

function buttonsOf(
  consequences: DeleteConsequences,
  { kind }: KeptKey,
): Buttons<'save' | 'delete' | 'keep', 'harmless'> {
  if (kind !== 'justAdded') {
    return deleteButtons(consequences);
  }
  return [
    { title: plainText(vscode.l10n.t('Save Key…')), answer: 'save', does: 'harmless' },
    takesCoverage(consequences) ? deleteAfterName() : deleteAtOnce(),
  ];
}

/** @returns undefined when nothing was saved, which the user knows */
async function saveKey({ status }: Known, license: License, { key }: AddedKey): Promise<string | undefined> {
  const target = await pickKeyFile(status.instance, license);
  return target !== undefined && (await writeKey(target, key)) === undefined ? uriPath(target) : undefined;
}
