import * as vscode from 'vscode';
import { isInsecure, shortAddress } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { namesText } from '../../words/several/severalTexts';
import { plainLines, plainText } from '../../words/text/plainText';
import { confirmsHttp } from '../signIn/confirmsHttp';
import { ask } from '../window/messages';

/** Asks once before tokens travel to any of these instances readable to everyone on the way. */
export async function confirmsHttpOfAll(instances: readonly Instance[]): Promise<boolean> {
  const [first, ...others] = instances.filter(({ url }) => isInsecure(url));
  if (first === undefined) {
    return true;
  }
  if (others.length === 0) {
    return confirmsHttp(first.url);
  }
  const insecure = [first, ...others];
  const addresses = insecure.map(({ url }) => ({ url, name: shortAddress(url) }));
  const warning = vscode.l10n.t(
    'Over HTTP, anyone on the network path can read your administrator tokens. Use HTTPS addresses if there are any.',
  );
  const answer = await ask({
    question: plainText(
      vscode.l10n.t('Send the tokens to {0} instances without encryption?', insecure.length),
    ),
    detail: plainLines(`${namesText(addresses)}\n\n${warning}`),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t("Don't Send")), answer: 'keep', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Use HTTP')), answer: 'useHttp', does: 'risky' },
    ],
  });
  return answer === 'useHttp';
}
