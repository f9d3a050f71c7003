import type * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { plainText } from '../../words/text/plainText';
import { instanceAccessibleLabel, instanceDescription } from '../../words/instances/instances';
import { instanceRowLabel, rowHasRoomForButton } from '../../words/instances/instanceRow';
import { treeItem } from '../window/rows';
import { instanceIcon } from '../base/icons';

/**
 * @param now epoch milliseconds, for the age of what is shown
 * @param isOpen whether its licenses show before the user has opened it
 */
export function instanceItem(status: InstanceStatus, now: number, isOpen: boolean): vscode.TreeItem {
  return treeItem({
    id: status.instance.url,
    label: plainText(instanceRowLabel(status)),
    description: plainText(instanceDescription(status, now)),
    icon: instanceIcon(status),
    contextValue: contextValue(status),
    accessibleLabel: plainText(instanceAccessibleLabel(status, now)),
    below: isOpen ? 'open' : 'closed',
  });
}

/** What the menus of the row ask: whether it is muted, and whether a button leaves the days in sight. */
function contextValue({ instance, state }: InstanceStatus): string {
  const tags = [
    instance.muted === true ? 'muted' : 'unmuted',
    ...(rowHasRoomForButton(instance) ? ['roomy'] : []),
  ];
  return ['instance', state, ...tags].join(' ');
}
