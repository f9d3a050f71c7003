import * as vscode from 'vscode';
import { shortAddress, type InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { NotAListError } from '../../storage/instanceSettings';
import { actionTitle } from '../../words/failures/failures';
import { instanceProblem } from '../../words/instances/settingProblems';
import { openInstancesSetting } from '../base/actions';
import { fail, type CommandFailure, type CommandParts } from '../base/command';
import { runCommand } from '../base/ownCommands';
import { tokensLeft } from './signOutAll';

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
  // An instance that was taken out of the settings by hand has left one.
  const before = await tokens.get(url);
  // The token goes first: the setting's change event starts the first refresh, which needs it.
  await tokens.set(url, token);
  try {
    await changeSettings();
  } catch (error) {
    await (before === undefined ? tokens.remove(url) : tokens.set(url, before));
    throw error;
  }
  fleet.setInstances(settings.read().instances);
}

/** Tells the user why the settings or the token did not take what was to be stored. */
export function notStored({ log }: CommandParts, instance: Instance, error: unknown): CommandFailure {
  if (error instanceof NotAListError) {
    return notAList();
  }
  log.error(`${instance.url} could not be stored`, error instanceof Error ? error.message : '');
  return fail(
    'notStored',
    vscode.l10n.t(
      "{0} wasn't changed because its token or setting couldn't be stored.",
      instanceName(instance),
    ),
    [
      {
        title: actionTitle('showLog'),
        run: () => runCommand('showLog'),
      },
    ],
  );
}

/** Tells the user to fix the setting by hand before the extension writes to it. */
export function notAList(): CommandFailure {
  const message = `${instanceProblem({ kind: 'notAList' })} ${vscode.l10n.t('Nothing was changed.')}`;
  return fail('notAList', message, [{ title: vscode.l10n.t('Open Settings'), run: openInstancesSetting }]);
}

/**
 * Removes the token of an instance that has left the list, or its address.
 *
 * @returns the failure that the user was notified of; undefined when it is gone
 */
export async function forgetToken(
  { tokens }: CommandParts,
  instance: Instance,
): Promise<CommandFailure | undefined> {
  try {
    await tokens.remove(instance.url);
    return undefined;
  } catch {
    return tokensLeft(
      vscode.l10n.t(
        "Can't remove the token of {0} from this computer's secret storage. Unlock it, then sign out of all instances to remove it.",
        shortAddress(instance.url),
      ),
    );
  }
}
