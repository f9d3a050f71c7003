import * as vscode from 'vscode';
import type { InstanceUrl } from '../../../instances/address';
import { recognizeKey } from '../../../licensing/key/recognizeKey';
import { keyTextProblem } from '../../../words/precheck/keyTextProblem';
import { fail, type CommandFailure } from '../../base/command';
import { runCommand } from '../../base/ownCommands';
import { givenKey, type GivenKey } from './givenKey';
import type { Source } from './keySources';

/**
 * Reads the license key in a text, or tells the user that there is none.
 *
 * @param url the instance it's for, where that's known
 */
export async function keyOf(
  source: Extract<Source, { readonly kind: 'text' }>,
  url?: InstanceUrl,
): Promise<GivenKey | CommandFailure> {
  const recognized = recognizeKey(source.text);
  return recognized.kind === 'licenseKey'
    ? givenKey(recognized.key, source.origin)
    : fail(recognized.kind, keyTextProblem(recognized, source.origin), codeActions(recognized.kind, url));
}

/** An activation code is right, but in another place. */
function codeActions(kind: string, url: InstanceUrl | undefined) {
  return kind === 'activationCode'
    ? [
        {
          title: vscode.l10n.t('Open Subscription Page'),
          run: () => runCommand('openSubscriptionPage', url && { url }),
        },
      ]
    : [];
}
