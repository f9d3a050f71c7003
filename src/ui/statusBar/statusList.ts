import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { inOrder } from '../../words/instances/sortInstances';
import { statusActions, statusActionTitle, type StatusActionId } from '../../words/instances/statusActions';
import { spokenTrouble } from '../../words/instances/statusBarText';
import { liveList, pickItem, type LiveList, type PlainButton, type PlainItem } from '../window/lists';
import { runAction } from '../base/actions';
import { instanceIcon } from '../base/icons';
import { runCommand } from '../base/ownCommands';
import { ThrottledChanges } from '../throttledChanges';
import { KeptRows } from './keptRows';

/** A list that somebody reads changes no more often than this, since the window draws all of it each time. */
const PAUSE_MS = 500;

interface TroubleItem extends PlainItem {
  readonly url: InstanceUrl;
  readonly buttons: readonly ActionButton[];
}

interface ActionButton extends PlainButton {
  readonly action: ListedAction;
}

/** What a button beside an instance does. */
type ListedAction = Exclude<StatusActionId, 'show' | 'emailRenewals'>;

/** Shows an instance in the view. */
export type Reveal = (url: InstanceUrl) => Thenable<void>;

/** What other rooms do for the list. */
export interface Ways {
  readonly reveal: Reveal;
  /** Drafts an email about the instance of this name. */
  emailRenewals(name: string): Promise<void>;
}

/**
 * Lists instances with their troubles, the nearest first; for the chosen one it offers what can be done.
 *
 * @param only the instances to list; a single one is as good as chosen. Those that are gone don't count, and none
 *   means all
 */
export async function showStatusList(fleet: Fleet, ways: Ways, only: readonly string[] = []): Promise<void> {
  const [first, ...others] = listed(fleet, only);
  const isChosen = first !== undefined && others.length === 0 && only.length > 0;
  const url = isChosen ? first.instance.url : await pickInstance(fleet, only);
  const status = url === undefined ? undefined : fleet.status(url);
  if (status !== undefined) {
    await runWay(await pickAction(status), status.instance, ways);
  }
}

function listed(fleet: Fleet, only: readonly string[]): readonly InstanceStatus[] {
  const statuses = fleet.statuses();
  const meant = statuses.filter(({ instance }) => only.includes(instance.url));
  return meant.length === 0 ? statuses : meant;
}

async function runWay(action: StatusActionId | undefined, instance: Instance, ways: Ways): Promise<void> {
  switch (action) {
    case undefined:
      return;
    case 'show':
      await ways.reveal(instance.url);
      return;
    case 'emailRenewals':
      await ways.emailRenewals(instanceName(instance));
      return;
    default:
      await run(action, instance);
  }
}

async function run(action: ListedAction, instance: Instance): Promise<void> {
  const { url } = instance;
  switch (action) {
    case 'addLicense':
      await addLicense(instance);
      return;
    case 'showUsage':
    case 'showSeats':
    case 'saveUsageExport':
      await runCommand(action, { url });
      return;
    default:
      await runAction(action, url);
  }
}

/** Asks where the key comes from. */
async function addLicense(instance: Instance): Promise<void> {
  const items = [
    { label: plainText(vscode.l10n.t('From Clipboard')), command: 'addFromClipboard' },
    { label: plainText(vscode.l10n.t('From File…')), command: 'addFromFile' },
  ] as const;
  const picked = await pickItem(items, {
    title: plainText(vscode.l10n.t('Add License to {0}', instanceName(instance))),
    placeHolder: plainText(vscode.l10n.t('Select where the license key comes from')),
  });
  if (picked !== undefined) {
    await runCommand(picked.command, { url: instance.url });
  }
}

/** The list follows what becomes known while it is open. */
async function pickInstance(fleet: Fleet, only: readonly string[]): Promise<InstanceUrl | undefined> {
  const pick = liveList<TroubleItem>({
    title: plainText(vscode.l10n.t('GitLab Licenses')),
    placeHolder: plainText(vscode.l10n.t('Select an instance')),
  });
  offerOverview(pick);
  pick.onDidTriggerItemButton(({ item: { url }, button }) => pressButton(fleet, url, button as ActionButton));
  // Otherwise every change would take the list back to its beginning.
  pick.keepScrollPosition = true;
  const rows = new KeptRows(instanceItem);
  const update = () => showInstances(pick, rows, listed(fleet, only));
  const changes = new ThrottledChanges(update, { pauseMs: PAUSE_MS });
  const stop = fleet.onDidChange((urls) => changes.add(urls));
  update();
  try {
    return await chosen(pick);
  } finally {
    stop();
    changes.dispose();
    pick.dispose();
  }
}

/** Of hundreds of instances, a list shows too few at a time. */
function offerOverview(pick: LiveList<TroubleItem>): void {
  const tooltip = plainText(vscode.l10n.t('Show Overview'));
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('table'), tooltip }];
  pick.onDidTriggerButton(() => {
    pick.hide();
    void runCommand('showOverview');
  });
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

function showInstances(
  pick: LiveList<TroubleItem>,
  rows: KeptRows<TroubleItem>,
  statuses: readonly InstanceStatus[],
): void {
  const items = rows.update(inOrder(statuses), Date.now());
  if (items !== undefined) {
    replaceRows(pick, items);
  }
  pick.busy = statuses.some(({ refreshing }) => refreshing);
}

/** VS Code takes all rows or none, and draws all of them again. */
function replaceRows(pick: LiveList<TroubleItem>, items: readonly TroubleItem[]): void {
  const active = pick.activeItems[0]?.url;
  pick.items = items;
  if (active !== undefined) {
    // New items move the focus to the first one, also under the fingers of somebody who is on another.
    pick.activeItems = items.filter(({ url }) => url === active);
  }
}

function instanceItem(status: InstanceStatus, trouble: string): TroubleItem {
  return {
    label: plainText(instanceName(status.instance)),
    description: plainText(trouble),
    iconPath: instanceIcon(status),
    buttons: [
      button('addLicense', 'add'),
      button('showUsage', 'graph'),
      button('retry', 'refresh'),
      button('openSubscriptionPage', 'link-external'),
    ],
    url: status.instance.url,
  };
}

function button(action: ListedAction, icon: string): ActionButton {
  return { action, iconPath: new vscode.ThemeIcon(icon), tooltip: plainText(statusActionTitle(action)) };
}

/** A refresh shows its result, and its failure, in the list itself. */
function pressButton(fleet: Fleet, url: InstanceUrl, { action }: ActionButton): void {
  const status = fleet.status(url);
  if (action === 'retry') {
    void fleet.refresh(url);
  } else if (status !== undefined) {
    void run(action, status.instance);
  }
}

async function pickAction(status: InstanceStatus): Promise<StatusActionId | undefined> {
  const items = statusActions(status).map((action) => ({
    label: plainText(statusActionTitle(action)),
    action,
  }));
  const picked = await pickItem(items, {
    title: plainText(instanceName(status.instance)),
    placeHolder: plainText(spokenTrouble(status, Date.now())),
  });
  return picked?.action;
}
