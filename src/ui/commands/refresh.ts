import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { listText } from '../../words/text/language';
import { address } from '../base/arguments';
import { command, fail, type CommandResult } from '../base/command';
import { focusLicenses } from '../base/ownCommands';
import { knownInstance } from '../base/pickInstance';
import { showFailure, signedOut } from '../base/showFailure';

const FIELDS = { url: address };

/** A notification has room for a few names; the view has all of them. */
const MOST_NAMED = 3;

/** Asks one instance, or all of them, for its licenses. */
export const refresh = command('refresh', FIELDS, async ({ fleet }, { url }) =>
  url === undefined ? refreshAll(fleet) : refreshOne(fleet, url),
);

async function refreshOne(fleet: Fleet, url: InstanceUrl): Promise<CommandResult> {
  const { instance } = knownInstance(fleet, url);
  await fleet.refresh(url);
  const status = fleet.status(url);
  if (status?.state === 'signedOut') {
    return signedOut(instance);
  }
  const failure = status?.failure;
  return failure === undefined ? { ok: true, url } : showFailure(failure, instance);
}

async function refreshAll(fleet: Fleet): Promise<CommandResult> {
  await fleet.refreshAll();
  const statuses = fleet.statuses();
  const failed = statuses.filter(({ failure }) => failure !== undefined);
  const [first] = failed;
  if (first?.failure === undefined) {
    return { ok: true };
  }
  if (failed.length === 1) {
    return showFailure(first.failure, first.instance);
  }
  const message = vscode.l10n.t(
    "Couldn't refresh {0}. The view shows the reason for each.",
    named(failed.map(({ instance }) => instanceName(instance))),
  );
  return fail('severalFailed', message, [
    {
      title: vscode.l10n.t('Show Licenses'),
      run: focusLicenses,
    },
  ]);
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0
    ? vscode.l10n.t('{0} and {1} more', names.slice(0, MOST_NAMED).join(', '), more)
    : listText(names);
}
