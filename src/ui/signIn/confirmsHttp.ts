import * as vscode from 'vscode';
import { isInsecure, shortAddress, type InstanceUrl } from '../../instances/address';
import { plainText } from '../../words/text/plainText';
import { ask } from '../window/messages';

/** Whether a token may go to this address: asked of the user where everyone on the way could read it. */
export async function isHttpFine(url: InstanceUrl): Promise<boolean> {
  return !isInsecure(url) || confirmsHttp(url);
}

/** Warns before the token of an administrator travels readable to everyone on the way. */
export async function confirmsHttp(url: InstanceUrl): Promise<boolean> {
  const answer = await ask({
    question: plainText(vscode.l10n.t('Send the token to {0} without encryption?', shortAddress(url))),
    detail: plainText(
      vscode.l10n.t(
        'Over HTTP, anyone on the network path can read your administrator token. Use an HTTPS address if there is one.',
      ),
    ),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t("Don't Send")), answer: 'keep', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Use HTTP')), answer: 'useHttp', does: 'risky' },
    ],
  });
  return answer === 'useHttp';
}
