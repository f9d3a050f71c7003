import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../../instances/instance';
import type { NotAnExport } from '../../../usage/reading/exportHeader';
import { plainLines, plainText } from '../../../words/text/plainText';
import { notAnExportText } from '../../../words/usage/usageNotes';
import { ask } from '../../window/messages';
import { uriName, uriPath } from '../../../storage/uriNames';

/** What to do about a file that is there; undefined: nothing is saved. */
export async function askAboutExisting(file: vscode.Uri): Promise<'other' | 'replace' | undefined> {
  return ask({
    question: plainText(vscode.l10n.t('{0} already exists. Do you want to replace it?', uriName(file))),
    detail: plainLines(vscode.l10n.t('{0}\n\nReplacing it overwrites its current contents.', uriPath(file))),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t('Choose Another File…')), answer: 'other', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Replace')), answer: 'replace', does: 'risky' },
    ],
  });
}

/** Whether what an instance sent for its usage export is saved although it is none. */
export async function confirmsOtherContent(problem: NotAnExport, instance: Instance): Promise<boolean> {
  const answer = await ask({
    question: plainText(vscode.l10n.t("This doesn't look like a usage export.")),
    detail: plainText(
      notAnExportText(vscode.l10n.t('The response from {0}', instanceName(instance)), problem),
    ),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t("Don't Save")), answer: 'discard', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Save Anyway')), answer: 'save', does: 'risky' },
    ],
  });
  return answer === 'save';
}
