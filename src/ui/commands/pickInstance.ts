import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { withoutIcons } from '../../words/labels';
import { instanceDescription } from '../../words/instances';

/**
 * The instance a command is about: the one named in its arguments, else the one the user picks.
 *
 * @returns undefined when the user cancelled or there is no instance
 * @throws TypeError when the address named is no instance that is set up
 */
export async function pickInstance(
  fleet: Fleet,
  url: InstanceUrl | undefined,
  placeHolder: string,
): Promise<InstanceStatus | undefined> {
  if (url !== undefined) {
    return knownInstance(fleet, url);
  }
  const now = Date.now();
  const items = fleet.statuses().map((status) => ({
    label: withoutIcons(instanceName(status.instance)),
    description: instanceDescription(status, now),
    detail: status.instance.url,
    status,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.status;
}

/** @throws TypeError when no such instance is set up */
export function knownInstance(fleet: Fleet, url: InstanceUrl): InstanceStatus {
  const status = fleet.status(url);
  if (status === undefined) {
    throw new TypeError(vscode.l10n.t('{0} is not among the instances that are set up.', url));
  }
  return status;
}
