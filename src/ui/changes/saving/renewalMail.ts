import * as vscode from 'vscode';
import { draftAddress, draftNotice, draftText, renewalDraft } from '../../../words/usage/renewalDraft';
import { announce, warn } from '../../base/command';

/**
 * Opens a draft in the user's email program, and offers its text for those who have none. Nothing is attached, and
 * nothing is sent, by itself.
 *
 * @param name the instance's
 */
export async function openRenewalMail(name: string, question?: string): Promise<void> {
  const draft = renewalDraft(name, question);
  const isOpened = await vscode.env.openExternal(vscode.Uri.parse(draftAddress(draft), true));
  const tell = isOpened ? announce : warn;
  tell(draftNotice(draft, isOpened), [
    {
      title: vscode.l10n.t('Copy Text'),
      run: () => vscode.env.clipboard.writeText(draftText(draft)),
    },
  ]);
}
