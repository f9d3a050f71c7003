import * as vscode from 'vscode';
import { needsAttention } from '../fleet/attention';
import type { Fleet } from '../fleet/fleet';
import type { InstanceStatus } from '../fleet/status';
import type { InstanceUrl } from '../instances/address';
import { configuration, onSettingChanged } from './base/configuration';
import { setContextKey } from './base/contextKeys';
import { ThrottledChanges } from './throttledChanges';
import { LICENSES_VIEW } from './base/viewIds';
import type { AttentionFilter } from './tree/attentionFilter';
import { rowText } from './tree/copyText';
import { LicenseDrop } from './tree/licenseDrop';
import { LicenseTree } from './tree/licenseTree';
import { ViewMessage } from './tree/viewMessage';
import { StatusBar } from './statusBar/statusBar';
import type { AnyNode } from './tree/nodes';
import { registerViewCommands } from './commands/viewCommands';

/** How often ages are updated: they count minutes. */
const AGES_MS = 60_000;

/**
 * VS Code draws a view when nothing has changed in it for 200 ms: with changes that come faster it would stand still for
 * as long as they last, and then make all rows in one turn of the event loop.
 */
const VIEW_PAUSE_MS = 250;

/** It takes VS Code and us a few milliseconds to make 50 rows. */
const ROWS_AT_ONCE = 50;

/**
 * What a row costs the extension host and the window together, in milliseconds, as an estimate. VS Code also keeps some
 * 200 bytes of every row it has ever made, so a thousand rows are not made again for each instance that moves.
 */
const ROW_COST_MS = 0.5;

/** Keeps the view, its badge and the status bar in step with the fleet. */
export function showFleet(fleet: Fleet, filter: AttentionFilter): vscode.Disposable {
  const tree = new LicenseTree(fleet, filter);
  const view = vscode.window.createTreeView(LICENSES_VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: new LicenseDrop(),
  });
  const message = new ViewMessage(view);
  const statusBar = new StatusBar();
  const updateSummary = () => {
    const statuses = fleet.statuses();
    view.badge = badgeFor(statuses);
    message.show('shown', shownOf(statuses, filter));
    statusBar.update(statuses, configuration.statusBar());
    setContextKey('hasInstances', statuses.length > 0);
  };
  const places = new ThrottledChanges(() => tree.updatePlaces(), {
    pauseMs: VIEW_PAUSE_MS,
    costAfter: () => (view.visible ? tree.rows * ROW_COST_MS : 0),
  });
  const changes = new ThrottledChanges(
    (urls) => {
      const isInPlace = tree.update(urls);
      if (!isInPlace) {
        places.add(urls);
      }
      updateSummary();
    },
    { pauseMs: VIEW_PAUSE_MS, mostAtOnce: ROWS_AT_ONCE },
  );
  const filtered = filter.onDidChange(() => {
    tree.updatePlaces();
    updateSummary();
  });
  const stop = fleet.onDidChange((urls) => changes.add(urls));
  const settings = onSettingChanged(() => changes.add(fleet.statuses().map(({ instance }) => instance.url)));
  const ages = setInterval(() => changes.add(staleInstances(fleet)), AGES_MS);
  return vscode.Disposable.from(
    view,
    tree,
    registerViewCommands(fleet, view, (url) => reveal(view, tree, filter, url), {
      textOf: async (node) => rowText(await tree.getTreeItem(node)),
      instancesOf: (group) => tree.instancesOf(group),
      updated: () => message.showUpdated(),
    }),
    message,
    statusBar,
    settings,
    filtered,
    changes,
    places,
    { dispose: () => clearInterval(ages) },
    { dispose: stop },
  );
}

/** Shows the row of an instance, opened, selected and with the focus, whatever the side bar and the view show now. */
async function reveal(
  view: vscode.TreeView<AnyNode>,
  tree: LicenseTree,
  filter: AttentionFilter,
  url: InstanceUrl,
): Promise<void> {
  if (filter.isOn && tree.instanceNode(url) === undefined) {
    await filter.set(false);
  }
  // VS Code finds only rows that it has asked for; it waits until it has drawn what has changed.
  tree.updatePlaces();
  const node = tree.instanceNode(url);
  if (node !== undefined) {
    await view.reveal(node, { select: true, focus: true, expand: true });
  }
}

/** Those of which the view says how old is what it shows. */
function staleInstances(fleet: Fleet): InstanceUrl[] {
  return fleet
    .statuses()
    .filter(({ state }) => state === 'stale')
    .map(({ instance }) => instance.url);
}

/** How many instances the view leaves out; none when it is empty, since then it says so and offers to show all. */
function shownOf(statuses: readonly InstanceStatus[], filter: AttentionFilter): string | undefined {
  const shown = filter.shown(statuses).length;
  return shown === statuses.length || shown === 0
    ? undefined
    : vscode.l10n.t('Showing {0} of {1}', shown, statuses.length);
}

/** How many instances somebody should look at. */
function badgeFor(statuses: readonly InstanceStatus[]): vscode.ViewBadge | undefined {
  const value = statuses.filter(needsAttention).length;
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
