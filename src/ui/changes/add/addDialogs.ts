import * as vscode from 'vscode';
import { instanceName } from '../../../instances/instance';
import type { EarlierKey } from '../../../licensing/precheck/instanceSituation';
import type { Precheck } from '../../../licensing/precheck/precheck';
import type { PredictedAnswer } from '../../../licensing/precheck/predictedAnswer';
import { completePreviewText, isOdd, previewQuestion, previewText } from '../../../words/precheck/keyPreview';
import { plainLines, plainText } from '../../../words/text/plainText';
import { subscriptionPage } from '../../base/actions';
import type { CommandParts } from '../../base/command';
import { ask, type Choices, type Deed, type DialogButton } from '../../window/messages';
import { choosePublicKey } from './choosePublicKey';
import type { GivenKey } from './givenKey';
import { judge } from './fittingInstances';
import type { Known } from '../sending/readFresh';
import { saveUsageExportOf } from '../saving/saveUsageExport';

/** A key that the user wants to send. */
export interface Confirmed {
  /** As it was read last. */
  readonly given: GivenKey;
  /** What GitLab was expected to answer. */
  readonly predicted: PredictedAnswer;
}

type Choice = 'add' | 'copy' | 'saveExport' | 'choosePublicKey' | 'openPage';

/**
 * Shows in one page whether GitLab will accept the key and what it does, and asks; nothing has been sent yet.
 *
 * @param isExportOffered before a license is replaced whose usage export can be saved now only
 * @returns undefined when the key is not to be sent
 */
export async function askToAdd(
  parts: CommandParts,
  { status }: Pick<Known, 'status'>,
  given: GivenKey,
  earlierKeys: readonly EarlierKey[],
  isExportOffered = true,
): Promise<Confirmed | undefined> {
  const name = instanceName(status.instance);
  const preview = judge(given, status, earlierKeys);
  const question = previewQuestion(preview, name);
  const detail = previewText(preview, name);
  const again = (key: GivenKey, isOffered: boolean) =>
    askToAdd(parts, { status }, key, earlierKeys, isOffered);
  const choices = choicesOf(preview, isExportOffered);
  switch (await ask({ question: plainText(question), detail: plainLines(detail), ...choices })) {
    case 'add':
      return { given, predicted: preview.answer };
    case 'copy':
      await vscode.env.clipboard.writeText(`${question}\n\n${completePreviewText(preview, name)}\n`);
      return again(given, isExportOffered);
    case 'saveExport':
      return again(given, (await saveUsageExportOf(parts, status.instance))?.ok !== true);
    case 'choosePublicKey':
      return again(await choosePublicKey(given), isExportOffered);
    case 'openPage':
      await vscode.env.openExternal(subscriptionPage(status.instance.url));
      return undefined;
    case undefined:
      return undefined;
  }
}

/** Where something speaks against the key, Enter copies the preview, which says what. */
function choicesOf(preview: Precheck, isExportOffered: boolean): Choices<Choice> {
  if (preview.answer.kind === 'notSent') {
    // The web page takes an activation code and asks GitLab for the rest; a REST client can only do damage.
    return {
      isWarning: true,
      buttons: [button(vscode.l10n.t('Open Subscription Page'), 'openPage', 'harmless')],
    };
  }
  const choose = isReadable(preview)
    ? []
    : [button(vscode.l10n.t('Choose Public Key File…'), 'choosePublicKey', 'harmless')];
  const save = isExportToSave(preview, isExportOffered)
    ? [button(vscode.l10n.t('Save Usage Export First…'), 'saveExport', 'harmless')]
    : [];
  if (isOdd(preview)) {
    const copy = button(vscode.l10n.t('Copy Details'), 'copy', 'harmless');
    const addAnyway = button(vscode.l10n.t('Add Anyway'), 'add', 'risky');
    return { isWarning: true, buttons: [copy, addAnyway, ...choose, ...save] };
  }
  const add = button(vscode.l10n.t('Add License'), 'add', 'intended');
  const [first = add, ...others] = [...choose, add, ...save];
  return { isWarning: false, buttons: [first, ...others] };
}

function button<Does extends Deed>(title: string, answer: Choice, does: Does): DialogButton<Choice, Does> {
  return { title: plainText(title), answer, does };
}

/** No other public key reads one that is damaged. */
function isReadable({ key }: Precheck): boolean {
  return key.kind !== 'unreadable' || key.openedBy !== undefined;
}

function isExportToSave({ replaced, answer }: Precheck, isOffered: boolean): boolean {
  return isOffered && replaced !== undefined && answer.kind !== 'refused';
}
