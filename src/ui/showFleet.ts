import * as vscode from 'vscode';
import type { Fleet } from '../fleet/fleet';
import type { InstanceStatus } from '../fleet/status';
import { configuration } from './configuration';
import { setContextKey } from './contextKeys';
import { LicenseTree } from './licenseTree';
import { StatusBar } from './statusBar';

/** Keeps the view, its badge and the status bar in step with the fleet. */
export function showFleet(fleet: Fleet): vscode.Disposable {
  const tree = new LicenseTree(fleet);
  const view = vscode.window.createTreeView('gitlabLicenses.licenses', { treeDataProvider: tree });
  const statusBar = new StatusBar();
  const updateSummary = () => {
    const statuses = fleet.statuses();
    view.badge = badgeFor(statuses);
    statusBar.update(statuses, configuration.statusBar());
    setContextKey('hasInstances', statuses.length > 0);
  };
  const stop = fleet.onDidChange((urls) => {
    tree.update(urls);
    updateSummary();
  });
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('gitlabLicenses')) {
      tree.update([]);
      updateSummary();
    }
  });
  return vscode.Disposable.from(view, tree, statusBar, settings, { dispose: stop });
}

/** How many instances somebody should look at. */
function badgeFor(statuses: readonly InstanceStatus[]): vscode.ViewBadge | undefined {
  const value = statuses.filter(({ attention }) => !['ok', 'none'].includes(attention.severity)).length;
  if (value === 0) {
    return undefined;
  }
  return {
    value,
    tooltip:
      value === 1
        ? vscode.l10n.t('1 instance needs attention')
        : vscode.l10n.t('{0} instances need attention', value),
  };
}
