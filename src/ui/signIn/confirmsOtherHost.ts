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
      vscode.l10n.t('{0} leads to another host: {1}', shortAddress(asked), shortAddress(found)),
    ),
    detail: plainText(
      vscode.l10n.t(
        'The token of an administrator would be sent to {0}, and not to {1}. Go on only if you know that this is your GitLab.',
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
