import * as vscode from 'vscode';
import { instanceName } from '../../instances/instance';
import { address } from './arguments';
import { command } from './command';
import { pickInstance } from './pickInstance';

const FIELDS = { url: address };

/** Forgets an instance and its token. Nothing changes on the GitLab itself. */
export const removeInstance = command(
  'removeInstance',
  FIELDS,
  async ({ fleet, settings, tokens }, input) => {
    const status = await pickInstance(fleet, input.url, vscode.l10n.t('Which instance should be removed?'));
    if (status === undefined) {
      return undefined;
    }
    const { url } = status.instance;
    const isAsked = input.url === undefined;
    if (isAsked && !(await confirmsRemoval(instanceName(status.instance)))) {
      return undefined;
    }
    // The token goes first: an instance without a token can be mended, a token without an instance is forgotten.
    await tokens.remove(url);
    await settings.remove(url);
    fleet.setInstances(settings.read().instances);
    return { ok: true, url };
  },
);

/** Asks before an instance and its token are forgotten. */
export async function confirmsRemoval(name: string): Promise<boolean> {
  const remove = vscode.l10n.t('Remove Instance');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Remove {0} from this list?', name),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Its token is removed from this computer too. Nothing changes on the GitLab itself.',
      ),
    },
    remove,
  );
  return answer === remove;
}
