import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import { inOrder } from '../../words/instances/sortInstances';
import type { AttentionFilter } from './attentionFilter';
import { isInPlace } from './isInPlace';
import { failureItem, instanceItem, noLicenseItem } from './instanceItems';
import { plainText } from '../../words/text/plainText';
import { icons } from '../base/icons';
import { treeItem } from '../window/rows';
import { factItem, licenseItem, otherFieldsItem, waitingItem } from './licenseItems';
import type { InstanceNode, TreeNode } from './nodes';

/** Up to this many instances open by themselves; with more of them the first look is an overview. */
const OPEN_BY_THEMSELVES = 10;

/** The view of the licenses: the instances with their licenses, and what is known about each of those. */
export class LicenseTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #fleet: Fleet;
  readonly #filter: Pick<AttentionFilter, 'shown'>;
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** VS Code redraws a node only when it is given the very object it was given before. */
  #instances = new Map<InstanceUrl, InstanceNode>();

  /** @param filter tells which instances are shown */
  constructor(fleet: Fleet, filter: Pick<AttentionFilter, 'shown'>) {
    this.#fleet = fleet;
    this.#filter = filter;
  }

  /** Shows what is known now about these instances; everything only when one came, went or moved. */
  update(urls: readonly InstanceUrl[]): void {
    const isEnough = isInPlace(this.#order(), [...this.#instances.keys()]);
    this.#changed.fire(isEnough ? this.#drawnInstances(urls) : undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] | Promise<TreeNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#instanceNodes();
      case 'instance': {
        const status = this.#fleet.status(node.url);
        return status === undefined
          ? []
          : import('./children').then(({ belowInstance }) => belowInstance(status));
      }
      case 'license':
        return import('./factNodes').then(({ belowLicense }) => belowLicense(node));
      case 'waiting':
        return import('./factNodes').then(({ belowWaiting }) => belowWaiting(node));
      case 'otherFields':
        return import('./factNodes').then(({ belowOtherFields }) => belowOtherFields(node));
      case 'failure':
      case 'noLicense':
      case 'fact':
        return [];
    }
  }

  /** What `TreeView.reveal` needs. It is used for instances and the rows right below them. */
  getParent(node: TreeNode): InstanceNode | undefined {
    return node.kind === 'instance' ? undefined : this.instanceNode(node.url);
  }

  /** The row of an instance, also before the view has been drawn; undefined when the view doesn't show it. */
  instanceNode(url: InstanceUrl): InstanceNode | undefined {
    return this.#instances.get(url) ?? this.#instanceNodes().find((node) => node.url === url);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'instance':
        return this.#instanceItem(node);
      case 'failure':
        return failureItem(node);
      case 'noLicense':
        return noLicenseItem(node);
      case 'license':
        return licenseItem(node);
      case 'waiting':
        return waitingItem(node);
      case 'fact':
        return factItem(node);
      case 'otherFields':
        return otherFieldsItem(node);
    }
  }

  /** Makes a tooltip when it is first wanted. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const markdown = await this.#tooltip(node);
    if (item.tooltip === undefined && markdown !== undefined) {
      item.tooltip = new vscode.MarkdownString(markdown);
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #instanceItem({ url }: InstanceNode): vscode.TreeItem {
    const status = this.#fleet.status(url);
    // What is drawn can be a moment older than what is known.
    return status === undefined
      ? treeItem({ id: url, label: plainText(''), icon: icons.fact, accessibleLabel: plainText('') })
      : instanceItem(status, Date.now(), this.#instances.size <= OPEN_BY_THEMSELVES);
  }

  async #tooltip(node: TreeNode): Promise<string | undefined> {
    const { factTooltip, instanceTooltip, licenseTooltip } = await import('../../words/instances/tooltips');
    switch (node.kind) {
      case 'instance': {
        const status = this.#fleet.status(node.url);
        return status && instanceTooltip(status, Date.now(), this.#fleet.statuses());
      }
      case 'license':
        return licenseTooltip(node.license, node.role, node.told, Date.now());
      case 'waiting': {
        const { waitingTooltip } = await import('../../words/instances/subscriptionTooltips');
        return waitingTooltip(node.license, node.isConfirmed, node.at);
      }
      case 'fact':
        return factTooltip(node.fact);
      case 'failure':
      case 'noLicense':
      case 'otherFields':
        return undefined;
    }
  }

  #instanceNodes(): InstanceNode[] {
    this.#instances = new Map(
      this.#order().map((url) => [url, this.#instances.get(url) ?? { kind: 'instance', url }]),
    );
    return [...this.#instances.values()];
  }

  #order(): InstanceUrl[] {
    return inOrder(this.#filter.shown(this.#fleet.statuses())).map(({ instance }) => instance.url);
  }

  #drawnInstances(urls: readonly InstanceUrl[]): InstanceNode[] {
    return urls.map((url) => this.#instances.get(url)).filter((node) => node !== undefined);
  }
}
