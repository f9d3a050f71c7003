import * as vscode from 'vscode';
import type { License } from '../../../gitlab/schemas';
import { instanceName } from '../../../instances/instance';
import { takesCoverage } from '../../../licensing/changes/coverageLoss';
import {
  consequencesOfDelete,
  type DeleteConsequences,
  type DeletedKey,
} from '../../../licensing/changes/deleteConsequences';
import type { LicenseKeyContent } from '../../../licensing/key/licenseKeyContent';
import { rowId } from '../../../licensing/licenseRow';
import { detailsOf } from '../../../licensing/subscription';
import {
  deleteDetail,
  deleteNamePrompt,
  deleteQuestion,
  type KeptKey,
} from '../../../words/changes/deleteQuestion';
import { plainLines, plainText } from '../../../words/text/plainText';
import { configuration } from '../../base/configuration';
import { askForLine } from '../../window/inputs';
import { ask, type Buttons, type DialogButton } from '../../window/messages';
import type { Known } from '../sending/readFresh';

/** What is known about the key of the license, and what else the dialog says of it. */
interface OfItsKey {
  readonly kept?: KeptKey;
  readonly note?: string;
}

/** Says what follows from a delete and asks. Enter deletes nothing. */
export async function askWhatFollows<Answer extends string>(
  { status }: Known,
  consequences: DeleteConsequences,
  buttons: Buttons<Answer, 'harmless'>,
  { kept, note }: OfItsKey = {},
): Promise<Answer | undefined> {
  const { instance } = status;
  const detail = [`${deleteDetail(consequences, kept)}\n${instance.url}`, note]
    .filter((block) => block !== undefined)
    .join('\n\n');
  return ask({
    question: plainText(deleteQuestion(consequences.license, instanceName(instance))),
    detail: plainLines(detail),
    isWarning: true,
    buttons,
  });
}

/** The button of the last question before a delete, with a harmless one in front unless the name is asked for next. */
export function deleteButtons(consequences: DeleteConsequences): Buttons<'delete' | 'keep', 'harmless'> {
  return takesCoverage(consequences) ? [deleteAfterName()] : [keepButton(), deleteAtOnce()];
}

/** Asks for more before it deletes. */
export function deleteAfterName(): DialogButton<'delete', 'harmless'> {
  return { title: plainText(vscode.l10n.t('Delete…')), answer: 'delete', does: 'harmless' };
}

export function deleteAtOnce(): DialogButton<'delete', 'risky'> {
  return { title: plainText(vscode.l10n.t('Delete')), answer: 'delete', does: 'risky' };
}

export function keepButton(): DialogButton<'keep', 'harmless'> {
  return { title: plainText(vscode.l10n.t('Keep License')), answer: 'keep', does: 'harmless' };
}

/** Whether the user types the instance's name, where a delete takes covered days away. */
export async function confirmsLoss(known: Known, consequences: DeleteConsequences): Promise<boolean> {
  return !takesCoverage(consequences) || confirmsByName(known, consequences);
}

/** Whether the user types the instance's name. */
export async function confirmsByName(
  { status }: Known,
  { license }: Pick<DeleteConsequences, 'license'>,
): Promise<boolean> {
  const name = instanceName(status.instance);
  const texts = {
    title: plainText(vscode.l10n.t('Delete License')),
    prompt: plainText(deleteNamePrompt(license, name)),
  };
  const typed = await askForLine(texts, (text) =>
    text === '' || isName(text, name)
      ? undefined
      : plainText(vscode.l10n.t('Enter {0} exactly as shown.', name)),
  );
  return typed !== undefined && isName(typed, name);
}

/** What only its key says about a license. */
export function deletedKey({ type, addOnPurchases }: LicenseKeyContent): DeletedKey {
  return { type, hasAddOns: addOnPurchases.length > 0 };
}

/** @param key undefined when nobody has read it */
export function consequencesOf(
  { status: { subscription }, last, coverage }: Known,
  license: License,
  key?: DeletedKey,
): DeleteConsequences {
  const deletedSubscription = subscription && {
    ...{ waiting: subscription.waiting, isConfirmed: subscription.isConfirmed },
    ...{ details: detailsOf(subscription.facts, rowId(license)), addOns: subscription.facts.addOns },
  };
  const situation = { ...last, coverage, thresholds: configuration.thresholds(), key, deletedSubscription };
  const consequences = consequencesOfDelete(rowId(license), situation);
  if (consequences === undefined) {
    throw new Error('the license is not among those that were read');
  }
  return consequences;
}

function isName(text: string, name: string): boolean {
  return text.trim() === name;
}
