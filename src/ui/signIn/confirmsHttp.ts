import * as vscode from 'vscode';
import { shortAddress, type InstanceUrl } from '../../instances/address';

/** Warns before the token of an administrator travels readable to everyone on the way. */
export async function confirmsHttp(url: InstanceUrl): Promise<boolean> {
  const goOn = vscode.l10n.t('Use http');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Send the token to {0} without encryption?', shortAddress(url)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Over http everyone on the way can read the token of an administrator. Use an https address if there is one.',
      ),
    },
    goOn,
  );
  return answer === goOn;
}
