import * as vscode from 'vscode';
import { shortAddress, type InstanceUrl } from '../../instances/address';
import { plainText } from '../../words/text/plainText';
import { ask } from '../window/messages';

/**
 * Asks before the token of an administrator goes to another host than the one that was entered.
 *
 * @param asked where the GitLab was looked for
 * @param found where that leads
 * @returns false: back to the address
 */
export async function confirmsOtherHost(asked: InstanceUrl, found: InstanceUrl): Promise<boolean> {
  const answer = await ask({
    question: plainText(
      vscode.l10n.t('{0} redirects to another host: {1}', shortAddress(asked), shortAddress(found)),
    ),
    detail: plainText(
      vscode.l10n.t(
        "Your administrator token would be sent to {0} instead of {1}. Continue only if you're sure that it's your GitLab instance.",
        found,
        asked,
      ),
    ),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t('Change Address')), answer: 'back', does: 'harmless' },
      {
        title: plainText(vscode.l10n.t('Use {0}', shortAddress(found))),
        answer: 'goOn',
        does: 'risky',
      },
    ],
  });
  return answer === 'goOn';
}
