import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import type { ActionId } from '../../words/failures/failures';
import { withoutIcons } from '../../words/text/foreignText';
import { inOrder } from '../../words/instances/sortInstances';
import { statusActions, statusActionTitle, type StatusActionId } from '../../words/instances/statusActions';
import { troubleLine } from '../../words/instances/statusBarText';
import { runAction } from '../base/actions';
import { instanceIcon } from '../base/icons';

interface TroubleItem extends vscode.QuickPickItem {
  readonly url: InstanceUrl;
  readonly buttons: readonly ActionButton[];
}

interface ActionButton extends vscode.QuickInputButton {
  readonly action: ActionId;
}

/** Shows an instance in the view. */
export type Reveal = (url: InstanceUrl) => Thenable<void>;

/** Lists every instance with its troubles, the nearest first; for the chosen one it offers what can be done. */
export async function showStatusList(fleet: Fleet, reveal: Reveal): Promise<void> {
  const url = await pickInstance(fleet);
  const status = url === undefined ? undefined : fleet.status(url);
  if (status === undefined) {
    return;
  }
  const action = await pickAction(status);
  if (action === 'show') {
    await reveal(status.instance.url);
  } else if (action !== undefined) {
    await runAction(action, status.instance.url);
  }
}

/** The list follows what becomes known while it is open. */
async function pickInstance(fleet: Fleet): Promise<InstanceUrl | undefined> {
  const pick = vscode.window.createQuickPick<TroubleItem>();
  pick.title = vscode.l10n.t('GitLab Licenses');
  pick.placeholder = vscode.l10n.t('Choose an instance to act on');
  pick.matchOnDescription = true;
  pick.onDidTriggerItemButton(({ item: { url }, button }) => pressButton(fleet, url, button));
  const update = () => showInstances(pick, fleet.statuses());
  const stop = fleet.onDidChange(update);
  update();
  try {
    return await chosen(pick);
  } finally {
    stop();
    pick.dispose();
  }
}

function chosen(pick: vscode.QuickPick<TroubleItem>): Promise<InstanceUrl | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      // Enter in a list that is filtered down to nothing chooses nothing.
      if (item !== undefined) {
        resolve(item.url);
      }
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function showInstances(pick: vscode.QuickPick<TroubleItem>, statuses: readonly InstanceStatus[]): void {
  const now = Date.now();
  const active = pick.activeItems[0]?.url;
  pick.items = inOrder(statuses).map((status) => instanceItem(status, now));
  if (active !== undefined) {
    // New items move the focus to the first one, also under the fingers of somebody who is on another.
    pick.activeItems = pick.items.filter(({ url }) => url === active);
  }
  pick.busy = statuses.some(({ refreshing }) => refreshing);
}

function instanceItem(status: InstanceStatus, now: number): TroubleItem {
  return {
    label: withoutIcons(instanceName(status.instance)),
    description: withoutIcons(troubleLine(status, now)),
    iconPath: instanceIcon(status),
    buttons: [button('retry', 'refresh'), button('openSubscriptionPage', 'link-external')],
    url: status.instance.url,
  };
}

function button(action: ActionId, icon: string): ActionButton {
  return { action, iconPath: new vscode.ThemeIcon(icon), tooltip: statusActionTitle(action) };
}

/** A refresh shows its result, and its failure, in the list itself. */
function pressButton(fleet: Fleet, url: InstanceUrl, { action }: Partial<ActionButton>): void {
  if (action === 'retry') {
    void fleet.refresh(url);
  } else if (action !== undefined) {
    void runAction(action, url);
  }
}

async function pickAction(status: InstanceStatus): Promise<StatusActionId | undefined> {
  const items = statusActions(status).map((action) => ({ label: statusActionTitle(action), action }));
  const picked = await vscode.window.showQuickPick(items, {
    title: instanceName(status.instance),
    placeHolder: troubleLine(status, Date.now()),
  });
  return picked?.action;
}
