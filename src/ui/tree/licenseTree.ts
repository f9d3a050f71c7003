import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { inOrder } from '../../words/instances/sortInstances';
import type { AttentionFilter } from './attentionFilter';
import { configuration } from '../base/configuration';
import { isInPlace } from './isInPlace';
import type { GroupRows } from './groups/groupRows';
import { instanceItem } from './instanceItems';
import { plainText } from '../../words/text/plainText';
import { icons } from '../base/icons';
import { treeItem } from '../window/rows';
import type { AnyNode, GroupNode, InstanceNode } from './nodes';

/** Up to this many instances open by themselves; with more of them the first look is an overview. */
const OPEN_BY_THEMSELVES = 10;

interface Drawn {
  readonly shown: readonly InstanceStatus[];
  readonly isGrouped: boolean;
}

/**
 * The view of the licenses: the instances with their licenses, and what is known about each of those. As soon as one
 * instance has a group, groups stand above all of them.
 */
export class LicenseTree implements vscode.TreeDataProvider<AnyNode>, vscode.Disposable {
  readonly #fleet: Fleet;
  readonly #filter: Pick<AttentionFilter, 'shown'>;
  readonly #changed = new vscode.EventEmitter<AnyNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** VS Code redraws a node only when it is given the very object it was given before. */
  #instances = new Map<InstanceUrl, InstanceNode>();
  /** What was drawn, to tell whether all of it has to be drawn again. */
  #drawn: readonly string[] = [];
  #rows = 0;
  #groups: GroupRows | undefined;

  /** @param filter tells which instances are shown */
  constructor(fleet: Fleet, filter: Pick<AttentionFilter, 'shown'>) {
    this.#fleet = fleet;
    this.#filter = filter;
  }

  /** How many rows VS Code has asked for since it drew everything. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Shows what is known now about these instances, where they stand.
   *
   * @returns whether all instances stand where they belong; otherwise `updatePlaces` has something to do
   */
  update(urls: readonly InstanceUrl[]): boolean {
    const drawn = this.#toDraw();
    const groups = drawn.isGrouped ? (this.#groups?.changed(drawn.shown) ?? []) : [];
    this.#changed.fire([...groups, ...this.#drawnInstances(urls)]);
    return isInPlace(placesOf(drawn), this.#drawn);
  }

  /** Draws everything, when an instance came, went or moved. */
  updatePlaces(): void {
    if (!isInPlace(placesOf(this.#toDraw()), this.#drawn)) {
      this.#changed.fire(undefined);
    }
  }

  getChildren(node?: AnyNode): AnyNode[] | Promise<AnyNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#roots();
      case 'group': {
        const below = this.#instanceNodes(this.#toDraw()).filter(({ group }) => group === node.name);
        this.#rows += below.length;
        return below;
      }
      case 'instance': {
        const status = this.#fleet.status(node.url);
        return status === undefined
          ? []
          : import('./children').then(({ belowInstance }) => belowInstance(status));
      }
      case 'license':
      case 'waiting':
      case 'otherFields':
        return import('./factNodes').then(({ factsBelow }) => factsBelow(node));
      case 'failure':
      case 'noLicense':
      case 'fact':
        return [];
    }
  }

  /** What `TreeView.reveal` needs. It is used for instances and the rows right below them. */
  getParent(node: AnyNode): vscode.ProviderResult<AnyNode> {
    switch (node.kind) {
      case 'group':
        return undefined;
      case 'instance':
        return isGrouped(this.#fleet.statuses())
          ? this.#groupRows().then((rows) => rows.node(node.group))
          : undefined;
      default:
        return this.instanceNode(node.url);
    }
  }

  /** The row of an instance, also before the view has been drawn; undefined when the view doesn't show it. */
  instanceNode(url: InstanceUrl): InstanceNode | undefined {
    return this.#instances.get(url) ?? this.#instanceNodes(this.#toDraw()).find((node) => node.url === url);
  }

  /** The instances of a group that the view shows. */
  instancesOf({ name }: GroupNode): InstanceUrl[] {
    return this.#toDraw()
      .shown.filter(({ instance }) => instance.group === name)
      .map(({ instance }) => instance.url);
  }

  getTreeItem(node: AnyNode): vscode.TreeItem | Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'instance':
        return this.#instanceItem(node);
      case 'group':
        return this.#groupRows().then((rows) => rows.item(node, this.#toDraw().shown, this.#isShort()));
      default:
        return import('./lowerItems').then(({ lowerItem }) => lowerItem(node));
    }
  }

  /** Makes a tooltip when it is first wanted. */
  async resolveTreeItem(item: vscode.TreeItem, node: AnyNode): Promise<vscode.TreeItem> {
    const { nodeTooltip } = await import('./nodeTooltip');
    const markdown = nodeTooltip(node, this.#fleet, Date.now());
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
      : instanceItem(status, Date.now(), this.#isShort());
  }

  /** What is drawn from now on: VS Code asks for everything else below it. */
  #roots(): AnyNode[] | Promise<AnyNode[]> {
    const drawn = this.#toDraw();
    const nodes = this.#instanceNodes(drawn);
    this.#drawn = placesOf(drawn);
    this.#rows = drawn.isGrouped ? 0 : nodes.length;
    return drawn.isGrouped ? this.#groupRows().then((rows) => rows.nodes(drawn.shown)) : nodes;
  }

  #instanceNodes({ shown }: Drawn): InstanceNode[] {
    this.#instances = new Map(
      shown.map(({ instance: { url, group } }) => {
        const known = this.#instances.get(url);
        return [url, known?.group === group && known ? known : { kind: 'instance', url, group }];
      }),
    );
    return [...this.#instances.values()];
  }

  #toDraw(): Drawn {
    const statuses = this.#fleet.statuses();
    return {
      shown: inOrder(this.#filter.shown(statuses)),
      isGrouped: isGrouped(statuses),
    };
  }

  #isShort(): boolean {
    return this.#instances.size <= OPEN_BY_THEMSELVES;
  }

  async #groupRows(): Promise<GroupRows> {
    const { GroupRows: Rows } = await import('./groups/groupRows');
    return (this.#groups ??= new Rows(() => configuration.thresholds()));
  }

  #drawnInstances(urls: readonly InstanceUrl[]): InstanceNode[] {
    return urls.map((url) => this.#instances.get(url)).filter((node) => node !== undefined);
  }
}

/** Also when none of the instances that are shown has a group: a filter changes no levels. */
function isGrouped(statuses: readonly InstanceStatus[]): boolean {
  return statuses.some(({ instance }) => instance.group !== undefined);
}

/** Where the instances stand: in which order, and under which groups. */
function placesOf(drawn: Drawn): string[] {
  const places = drawn.shown.map(({ instance: { url, group } }) => (group ? `${url} ${group}` : url));
  return drawn.isGrouped ? ['', ...places] : places;
}
