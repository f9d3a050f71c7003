import * as vscode from 'vscode';
import { errorMessage } from '../../gitlab/errorMessage';
import type { Instance } from '../../instances/instance';
import { NotAListError } from '../../storage/instanceSettings';
import { actionTitle } from '../../words/failures/failures';
import { instanceProblem } from '../../words/instances/settingProblems';
import { openInstancesSetting } from '../base/actions';
import { fail, type CommandFailure, type CommandParts, type CommandResult } from '../base/command';
import { runCommand } from '../base/ownCommands';

/**
 * Writes the setting once for several instances; the fleet follows.
 *
 * @param edit gets the entries of the setting as they are written
 */
export async function changeEntries(
  parts: CommandParts,
  instances: readonly Instance[],
  edit: (entries: readonly unknown[]) => readonly unknown[],
): Promise<CommandResult> {
  const { fleet, settings } = parts;
  try {
    await settings.change(edit);
  } catch (error) {
    return entriesNotChanged(parts, error);
  }
  fleet.setInstances(settings.read().instances);
  return { ok: true, urls: instances.map(({ url }) => url) };
}

/** Tells the user why the setting wasn't written: nothing was changed. */
export function entriesNotChanged({ log }: CommandParts, error: unknown): CommandFailure {
  if (error instanceof NotAListError) {
    const message = `${instanceProblem({ kind: 'notAList' })} ${vscode.l10n.t('Nothing was changed.')}`;
    return fail('notAList', message, [{ title: vscode.l10n.t('Open Settings'), run: openInstancesSetting }]);
  }
  log.error('The list of instances could not be written', errorMessage(error));
  return fail('notStored', vscode.l10n.t("The list of instances couldn't be saved. Nothing was changed."), [
    { title: actionTitle('showLog'), run: () => runCommand('showLog') },
  ]);
}
