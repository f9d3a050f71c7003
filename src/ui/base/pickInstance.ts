import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { inOrder } from '../../words/instances/sortInstances';
import { instanceSpoken } from '../../words/instances/instances';
import { pickItem, type ListTexts, type PlainItem } from '../window/lists';
import { announce } from './command';
import { runCommand } from './ownCommands';

/**
 * The instance a command is about: the one named in its arguments, the only one there is, else the one the user picks.
 *
 * @param title what is done with it, as the command is called
 * @returns undefined when the user cancelled, or has been notified that there is no instance
 * @throws TypeError when the address named is no instance that is set up
 */
export async function pickInstance(
  fleet: Fleet,
  url: InstanceUrl | undefined,
  title: string,
): Promise<InstanceStatus | undefined> {
  if (url !== undefined) {
    return knownInstance(fleet, url);
  }
  const statuses = fleet.statuses();
  if (statuses.length === 0) {
    tellOfNoInstance();
  }
  return statuses.length < 2 ? statuses[0] : pickOneOf(fleet, inOrder(statuses), title);
}

/** Tells that no instance is set up, with the way to the first one. */
export function tellOfNoInstance(): void {
  const add = {
    title: vscode.l10n.t('Add Instance…'),
    run: () => runCommand('addInstance'),
  };
  announce(vscode.l10n.t('Add a GitLab instance first.'), [add]);
}

async function pickOneOf(
  fleet: Fleet,
  statuses: readonly InstanceStatus[],
  title: string,
): Promise<InstanceStatus | undefined> {
  const now = Date.now();
  const picked = await pickItem(
    statuses.map((status) => instanceItem(status, now)),
    listOfInstances(title),
  );
  return picked && knownInstance(fleet, picked.status.instance.url);
}

/** An instance in a list to choose from. */
export interface InstanceItem extends PlainItem {
  readonly status: InstanceStatus;
}

/** @param now epoch milliseconds */
export function instanceItem(status: InstanceStatus, now: number): InstanceItem {
  const { instance } = status;
  return {
    label: plainText(instanceName(instance)),
    description: plainText(instanceSpoken(status, now)),
    detail: plainText(instance.url),
    status,
  };
}

/**
 * The texts around a list of instances.
 *
 * @param title what is done with the chosen one, as its command is called
 */
export function listOfInstances(title: string): ListTexts {
  return { title: plainText(title), placeHolder: plainText(vscode.l10n.t('Select an instance')) };
}

/**
 * The instance as it is now: what was known when a list was opened may have changed while it was open.
 *
 * @throws TypeError when no such instance is set up
 */
export function knownInstance(fleet: Fleet, url: InstanceUrl): InstanceStatus {
  const status = fleet.status(url);
  if (status === undefined) {
    throw new TypeError(vscode.l10n.t("{0} isn't in the list of instances.", url));
  }
  return status;
}
