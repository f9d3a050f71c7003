/** The rows below instances. A view whose instances are all closed needs none of them. */

import type * as vscode from 'vscode';
import { failureItem, noLicenseItem } from './failureItems';
import { factItem, licenseItem, otherFieldsItem, waitingItem } from './licenseItems';
import type { InstanceNode, TreeNode } from './nodes';

export function lowerItem(node: Exclude<TreeNode, InstanceNode>): vscode.TreeItem {
  switch (node.kind) {
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
