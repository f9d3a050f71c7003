import * as vscode from 'vscode';
import type { Fleet } from '../fleet/fleet';
import { instanceName } from '../instances/instance';
import { confirmsRemoval } from './commands/removeInstance';
import type { TreeNode } from './licenseTree';

/**
 * The private commands behind the view's menus: they turn what VS Code passes (a tree node, or for title bar buttons
 * whatever row is selected) into the plain object that the public commands take.
 */
export function registerViewCommands(fleet: Fleet): vscode.Disposable {
  const register = (name: string, run: (node?: TreeNode) => unknown) =>
    vscode.commands.registerCommand(`gitlabLicenses.view.${name}`, run);
  const call = (name: string, input?: object) =>
    vscode.commands.executeCommand(`gitlabLicenses.${name}`, input);
  return vscode.Disposable.from(
    register('addInstance', () => call('addInstance')),
    register('refreshAll', () => call('refresh')),
    register('refreshInstance', (node) => node && call('refresh', { url: node.url })),
    register('setToken', (node) => node && call('setToken', { url: node.url })),
    register('removeInstance', async (node) => {
      const status = node && fleet.status(node.url);
      if (status !== undefined && (await confirmsRemoval(instanceName(status.instance)))) {
        await call('removeInstance', { url: status.instance.url });
      }
    }),
  );
}
