import * as vscode from 'vscode';
import type { InstanceStatus } from '../../../fleet/status';
import type { Thresholds } from '../../../licensing/severity';
import {
  groupAccessibleLabel,
  groupDescription,
  groupLabel,
  groupSeverity,
  groupTooltip,
} from '../../../words/instances/groups';
import { plainLines, plainText } from '../../../words/text/plainText';
import { severityColor } from '../../base/icons';
import { treeItem } from '../../window/rows';
import type { GroupNode } from '../nodes';

/** The rows above the instances. Loaded when an instance has a group. */
export class GroupRows {
  readonly #thresholds: () => Thresholds;
  /** VS Code redraws a node only when it is given the very object it was given before. */
  readonly #nodes = new Map<string | undefined, GroupNode>();
  /** What the rows say, as far as they were drawn. */
  readonly #drawn = new Map<GroupNode, string>();

  constructor(thresholds: () => Thresholds) {
    this.#thresholds = thresholds;
  }

  /** The groups of these instances: the one whose first instance comes first, and at the end those without a group. */
  nodes(ordered: readonly InstanceStatus[]): GroupNode[] {
    const names = new Set(ordered.map(({ instance }) => instance.group));
    const isRest = names.delete(undefined);
    return [...names, ...(isRest ? [undefined] : [])].map((name) => this.node(name));
  }

  node(name: string | undefined): GroupNode {
    const known = this.#nodes.get(name) ?? { kind: 'group', name };
    this.#nodes.set(name, known);
    return known;
  }

  /** @param shown the instances that the view shows */
  item(node: GroupNode, shown: readonly InstanceStatus[], isOpen: boolean): vscode.TreeItem {
    const statuses = membersOf(node, shown);
    const thresholds = this.#thresholds();
    const label = groupLabel(node.name);
    const accessibleLabel = groupAccessibleLabel(label, statuses, thresholds);
    this.#drawn.set(node, accessibleLabel);
    return treeItem({
      id: node.name === undefined ? 'group' : `group ${node.name}`,
      label: plainText(label),
      description: plainText(groupDescription(statuses, thresholds)),
      tooltip: plainLines(groupTooltip(label, statuses, thresholds)),
      icon: new vscode.ThemeIcon('folder-library', severityColor(groupSeverity(statuses))),
      contextValue: 'group',
      accessibleLabel: plainText(accessibleLabel),
      below: isOpen ? 'open' : 'closed',
    });
  }

  /** Those that no longer say what is true. @param shown the instances that the view shows */
  changed(shown: readonly InstanceStatus[]): GroupNode[] {
    const thresholds = this.#thresholds();
    const members = byGroup(shown);
    return [...this.#drawn]
      .filter(([{ name }, text]) => {
        const statuses = members.get(name);
        return statuses && groupAccessibleLabel(groupLabel(name), statuses, thresholds) !== text;
      })
      .map(([node]) => node);
  }
}

function byGroup(shown: readonly InstanceStatus[]): ReadonlyMap<string | undefined, InstanceStatus[]> {
  const groups = new Map<string | undefined, InstanceStatus[]>();
  for (const status of shown) {
    const { group } = status.instance;
    const members = groups.get(group) ?? [];
    members.push(status);
    groups.set(group, members);
  }
  return groups;
}

function membersOf({ name }: GroupNode, shown: readonly InstanceStatus[]): readonly InstanceStatus[] {
  return shown.filter(({ instance }) => instance.group === name);
}
