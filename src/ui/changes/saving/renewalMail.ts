import * as vscode from 'vscode';
import { draftNotice, draftText, renewalDraft, type Draft } from '../../../words/usage/renewalDraft';
import { announce, warn } from '../../base/command';

/**
 * Opens a draft in the user's email program, and offers its text for those who have none. Nothing is attached, and
 * nothing is sent, by itself.
 *
 * @param name the instance's
 */
export async function openRenewalMail(name: string, question?: string): Promise<void> {
  const draft = renewalDraft(name, question);
  const isOpened = await vscode.env.openExternal(vscode.Uri.parse(addressOf(draft), true));
  const tell = isOpened ? announce : warn;
  tell(draftNotice(draft, isOpened), [
    {
      title: vscode.l10n.t('Copy Text'),
      run: () => vscode.env.clipboard.writeText(draftText(draft)),
    },
  ]);
}

function addressOf({ to, subject, body }: Draft): string {
  return `mailto:${to}?subject=${inMail(subject)}&body=${inMail(body)}`;
}

/** VS Code decodes an address and encodes it again, which leaves these as if they stood between its parts. */
function inMail(text: string): string {
  return encodeURIComponent(text.replace(/[&#?]+/g, ' '));
}
