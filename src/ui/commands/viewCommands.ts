import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { instanceName } from '../../instances/instance';
import { confirmsRemoval } from './removeInstance';
import { showStatusList, type Reveal } from '../statusBar/statusList';
import { copyText } from '../tree/copyText';
import type { TreeNode } from '../tree/nodes';

/** What of VS Code's `TreeView` tells which row is meant when a command is not given one. */
export type Selection = Pick<vscode.TreeView<TreeNode>, 'selection'>;

/**
 * The private commands behind the view's menus and keys: they turn what VS Code passes into the plain object that
 * the public commands take. Menus of a row pass its node, keys pass nothing and mean the row that has the focus. Buttons of the
 * title bar pass the selected row too, though they are about all of them.
 */
export function registerViewCommands(fleet: Fleet, view: Selection, reveal: Reveal): vscode.Disposable {
  const overall = (name: string, run: () => unknown) =>
    vscode.commands.registerCommand(`gitlabLicenses.view.${name}`, () => run());
  const aboutRow = (name: string, run: (node: TreeNode | undefined) => unknown) =>
    vscode.commands.registerCommand(`gitlabLicenses.view.${name}`, async (node?: TreeNode) =>
      run(node ?? (await rowOfKeyboard(view))),
    );
  return vscode.Disposable.from(
    overall('addInstance', () => call('addInstance')),
    overall('refreshAll', () => inView(() => call('refresh'))),
    overall('signOutAll', () => call('signOutAll')),
    overall('showLog', () => call('showLog')),
    overall('exportReport', () => call('exportReport')),
    overall('showChanges', () => call('showChanges')),
    overall('addFromSelection', () => call('addFromSelection')),
    overall('addFromClipboard', () => call('addFromClipboard')),
    overall('addFromFile', () => call('addFromFile')),
    vscode.commands.registerCommand('gitlabLicenses.view.addThisFile', (file?: vscode.Uri) =>
      call('addFromFile', file && { file }),
    ),
    overall('showStatus', () => showStatusList(fleet, reveal)),
    aboutRow('refreshInstance', (node) => inView(() => call('refresh', node && { url: node.url }))),
    aboutRow('openSubscriptionPage', (node) => call('openSubscriptionPage', node && { url: node.url })),
    aboutRow('setToken', (node) => call('setToken', node && { url: node.url })),
    aboutRow('editInstance', (node) => call('editInstance', node && { url: node.url })),
    aboutRow('removeInstance', (node) => removeInstance(fleet, node)),
    aboutRow('addFromClipboardTo', (node) => call('addFromClipboard', node && { url: node.url })),
    aboutRow('addFromFileTo', (node) => call('addFromFile', node && { url: node.url })),
    aboutRow('deleteLicense', (node) => call('deleteLicense', node && detailsOf(node))),
    aboutRow('delete', (node) => deleteRow(fleet, node)),
    aboutRow('refreshBillableUsers', (node) => call('refreshBillableUsers', node && { url: node.url })),
    aboutRow('showUsage', (node) => call('showUsage', node && { url: node.url })),
    aboutRow('saveUsageExport', (node) => call('saveUsageExport', node && { url: node.url })),
    aboutRow('showDetails', (node) => call('showDetails', node && detailsOf(node))),
    aboutRow('copyUrl', (node) => node && copy(node.url)),
    aboutRow('copyId', (node) => node && 'id' in node && copy(String(node.id))),
    aboutRow('copyValue', (node) => copy(node && copyText(node))),
    aboutRow('copyMessage', (node) => copy(node && copyText(node))),
  );
}

function call(name: string, input?: object): Thenable<unknown> {
  return vscode.commands.executeCommand(`gitlabLicenses.${name}`, input);
}

/** With VS Code's progress bar at the top of the view. */
function inView(task: () => Thenable<unknown>): Thenable<unknown> {
  return vscode.window.withProgress({ location: { viewId: 'gitlabLicenses.licenses' } }, task);
}

/**
 * The row that has the focus: VS Code tells extensions the selection only, which arrow keys leave behind, but selects
 * and deselects the row with the focus on demand.
 */
async function rowOfKeyboard(view: Selection): Promise<TreeNode | undefined> {
  const before = view.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const after = view.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const toggled = [...before, ...after].find((node) => before.includes(node) !== after.includes(node));
  return toggled ?? before[0];
}

/** What the Delete key means depends on the row. */
async function deleteRow(fleet: Fleet, node: TreeNode | undefined): Promise<void> {
  if (node?.kind === 'instance') {
    await removeInstance(fleet, node);
  } else if (node?.kind === 'license') {
    await call('deleteLicense', detailsOf(node));
  }
}

async function removeInstance(fleet: Fleet, node: TreeNode | undefined): Promise<void> {
  if (node === undefined) {
    await call('removeInstance');
    return;
  }
  const status = fleet.status(node.url);
  // The public command asks nothing when it is told which instance.
  if (status !== undefined && (await confirmsRemoval(instanceName(status.instance)))) {
    await call('removeInstance', { url: node.url });
  }
}

function detailsOf(node: TreeNode): object {
  return 'id' in node ? { url: node.url, id: node.id } : { url: node.url };
}

async function copy(text: string | undefined): Promise<void> {
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
  }
}
