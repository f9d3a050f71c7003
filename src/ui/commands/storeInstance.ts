import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { fail, type CommandFailure, type CommandParts } from './command';

/**
 * Stores a token and what belongs to it in the settings: both or neither. The fleet follows.
 *
 * @param changeSettings writes the instance's entry
 */
export async function storeInstance(
  { fleet, settings, tokens }: CommandParts,
  url: InstanceUrl,
  token: string,
  changeSettings: () => Promise<void>,
): Promise<void> {
  // The token goes first: the setting's change event starts the first refresh, which needs it.
  await tokens.set(url, token);
  try {
    await changeSettings();
  } catch (error) {
    await tokens.remove(url);
    throw error;
  }
  fleet.setInstances(settings.read().instances);
}

export function notStored({ log }: CommandParts, instance: Instance, error: unknown): CommandFailure {
  log.error(`${instance.url} could not be stored`, error instanceof Error ? error.message : '');
  return fail(
    'notStored',
    vscode.l10n.t(
      '{0} was not changed, since its token or setting could not be stored.',
      instanceName(instance),
    ),
    [
      {
        title: vscode.l10n.t('Show Log'),
        run: () => vscode.commands.executeCommand('gitlabLicenses.showLog'),
      },
    ],
  );
}
