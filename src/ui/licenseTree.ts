import * as vscode from 'vscode';
import type { Fleet } from '../fleet/fleet';
import type { InstanceUrl } from '../instances/address';
import { rowId } from '../licensing/licenseRow';
import { failureItem, instanceItem, licenseItem, noLicenseItem } from './treeItems';

/** What stands in the tree: instances, and below each why it failed and its licenses. */
export type TreeNode =
  | { readonly kind: 'instance'; readonly url: InstanceUrl }
  | { readonly kind: 'failure'; readonly url: InstanceUrl }
  | { readonly kind: 'noLicense'; readonly url: InstanceUrl }
  | { readonly kind: 'license'; readonly url: InstanceUrl; readonly id: number };

/** The view `gitlabLicenses.licenses`: every instance with its licenses, newest first. */
export class LicenseTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #fleet: Fleet;
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** VS Code refreshes a node only when it is given the very object it was given before. */
  #instances = new Map<InstanceUrl, TreeNode>();

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
  }

  /** Shows anew what is known about these instances. */
  update(urls: readonly InstanceUrl[]): void {
    const [url] = urls;
    const only = urls.length === 1 && url !== undefined ? this.#instances.get(url) : undefined;
    const isStillThere = url !== undefined && this.#fleet.status(url) !== undefined;
    this.#changed.fire(isStillThere ? only : undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) {
      return this.#instanceNodes();
    }
    return node.kind === 'instance' ? this.#childrenOf(node.url) : [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const status = this.#fleet.status(node.url);
    if (status === undefined) {
      return new vscode.TreeItem('');
    }
    switch (node.kind) {
      case 'instance':
        return instanceItem(status, Date.now());
      case 'failure':
        return failureItem(status);
      case 'noLicense':
        return noLicenseItem(status);
      case 'license':
        return licenseItem(status, node.id);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #instanceNodes(): TreeNode[] {
    const nodes = this.#fleet
      .statuses()
      .map(({ instance: { url } }): [InstanceUrl, TreeNode] => [
        url,
        this.#instances.get(url) ?? { kind: 'instance', url },
      ]);
    this.#instances = new Map(nodes);
    return [...this.#instances.values()];
  }

  #childrenOf(url: InstanceUrl): TreeNode[] {
    const status = this.#fleet.status(url);
    if (status === undefined) {
      return [];
    }
    const failure: TreeNode[] =
      status.failure !== undefined || status.state === 'signedOut' ? [{ kind: 'failure', url }] : [];
    if (status.last?.licenses.length === 0) {
      return [...failure, { kind: 'noLicense', url }];
    }
    const licenses = status.last?.licenses ?? [];
    return [
      ...failure,
      ...licenses.map((license): TreeNode => ({ kind: 'license', url, id: rowId(license) })),
    ];
  }
}
