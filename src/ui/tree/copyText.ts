import type { TreeItem } from 'vscode';
import { failureText } from '../../words/failures/failures';
import type { TreeNode } from './nodes';

/** What "Copy Value" of a row puts into the clipboard; undefined for rows without a value of their own. */
export function copyText(node: TreeNode): string | undefined {
  switch (node.kind) {
    case 'fact':
      return node.fact.copy;
    case 'failure':
      return node.failure && failureText(node.failure, node.instance).message;
    case 'instance':
    case 'noLicense':
    case 'license':
    case 'waiting':
    case 'otherFields':
      return undefined;
  }
}

/** What Ctrl+C copies of a row: what it shows. */
export function rowText({ label, description }: Pick<TreeItem, 'label' | 'description'>): string {
  const parts = [typeof label === 'string' ? label : label?.label, description];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
