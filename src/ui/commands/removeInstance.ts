import * as vscode from 'vscode';
import { instanceName } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { ask } from '../window/messages';
import { address } from '../base/arguments';
import { command } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { forgetToken, notStored } from './storeInstance';

const FIELDS = { url: address };

/** Forgets an instance and its token. Nothing changes on the GitLab itself. */
export const removeInstance = command('removeInstance', FIELDS, async (parts, input) => {
  const { fleet, settings } = parts;
  const status = await pickInstance(fleet, input.url, vscode.l10n.t('Remove Instance'));
  if (status === undefined) {
    return undefined;
  }
  const { url } = status.instance;
  const isAsked = input.url === undefined;
  if (isAsked && !(await confirmsRemoval(instanceName(status.instance)))) {
    return undefined;
  }
  try {
    await settings.remove(url);
  } catch (error) {
    return notStored(parts, status.instance, error);
  }
  fleet.setInstances(settings.read().instances);
  return (await forgetToken(parts, status.instance)) ?? { ok: true, url };
});

/** Asks before an instance and its token are forgotten. */
export async function confirmsRemoval(name: string): Promise<boolean> {
  const answer = await ask({
    question: plainText(vscode.l10n.t('Remove {0} from the list?', name)),
    detail: plainText(
      vscode.l10n.t("Its token is also removed from this computer. Your GitLab instance isn't changed."),
    ),
    isWarning: true,
    buttons: [
      { title: plainText(vscode.l10n.t('Keep Instance')), answer: 'keep', does: 'harmless' },
      { title: plainText(vscode.l10n.t('Remove Instance')), answer: 'remove', does: 'risky' },
    ],
  });
  return answer === 'remove';
}
