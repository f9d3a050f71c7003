import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import type { ActionId } from '../../words/failures/failures';
import { plainText } from '../../words/text/plainText';
import { inOrder } from '../../words/instances/sortInstances';
import { statusActions, statusActionTitle, type StatusActionId } from '../../words/instances/statusActions';
import { troubleLine } from '../../words/instances/statusBarText';
import { liveList, pickItem, type LiveList, type PlainButton, type PlainItem } from '../window/lists';
import { runAction } from '../base/actions';
import { instanceIcon } from '../base/icons';

interface TroubleItem extends PlainItem {
  readonly url: InstanceUrl;
  readonly buttons: readonly ActionButton[];
}

interface ActionButton extends PlainButton {
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
  const pick = liveList<TroubleItem>({
    title: plainText(vscode.l10n.t('GitLab Licenses')),
    placeHolder: plainText(vscode.l10n.t('Choose an instance to act on')),
  });
  pick.onDidTriggerItemButton(({ item: { url }, button }) => pressButton(fleet, url, button as ActionButton));
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

function chosen(pick: LiveList<TroubleItem>): Promise<InstanceUrl | undefined> {
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

function showInstances(pick: LiveList<TroubleItem>, statuses: readonly InstanceStatus[]): void {
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
    label: plainText(instanceName(status.instance)),
    description: plainText(troubleLine(status, now)),
    iconPath: instanceIcon(status),
    buttons: [button('retry', 'refresh'), button('openSubscriptionPage', 'link-external')],
    url: status.instance.url,
  };
}

function button(action: ActionId, icon: string): ActionButton {
  return { action, iconPath: new vscode.ThemeIcon(icon), tooltip: plainText(statusActionTitle(action)) };
}

/** A refresh shows its result, and its failure, in the list itself. */
function pressButton(fleet: Fleet, url: InstanceUrl, { action }: ActionButton): void {
  if (action === 'retry') {
    void fleet.refresh(url);
  } else {
    void runAction(action, url);
  }
}

async function pickAction(status: InstanceStatus): Promise<StatusActionId | undefined> {
  const items = statusActions(status).map((action) => ({
    label: plainText(statusActionTitle(action)),
    action,
  }));
  const picked = await pickItem(items, {
    title: plainText(instanceName(status.instance)),
    placeHolder: plainText(troubleLine(status, Date.now())),
  });
  return picked?.action;
}
