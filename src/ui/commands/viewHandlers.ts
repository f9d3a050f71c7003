import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import type { PublicCommand, ViewCommand } from '../base/commandIds';
import { runCommand } from '../base/ownCommands';
import { openRenewalMail } from '../changes/saving/renewalMail';
import { LICENSES_VIEW } from '../base/viewIds';
import { showProgressIn } from '../window/progress';
import { showStatusList, type Reveal } from '../statusBar/statusList';
import { copyText } from '../tree/copyText';
import type { SeveralAction } from '../several/actOnSeveral';
import type { AnyNode, GroupNode, TreeNode } from '../tree/nodes';

/** What of VS Code's `TreeView` tells which row is meant when a command is not given one. */
export type Selection = Pick<vscode.TreeView<AnyNode>, 'selection'>;

/** What the commands need of the rows that are shown. */
export interface Rows {
  /** What a row shows. */
  textOf(node: AnyNode): Promise<string>;
  /** The instances of a group that are shown. */
  instancesOf(group: GroupNode): readonly InstanceUrl[];
  /** Tells that what somebody asked to be refreshed is up to date. */
  updated(): void;
}

/** What VS Code passes differs: a row, a file or nothing that counts. */
type Handlers = Readonly<Record<ViewCommand, (...passed: never[]) => unknown>>;

/** What each of the view's private commands does. */
export function viewHandlers(fleet: Fleet, view: Selection, reveal: Reveal, rows: Rows): Handlers {
  const overall = (run: () => unknown) => () => run();
  const aboutRow = (run: (node: TreeNode | undefined) => unknown) => async (node?: AnyNode) => {
    const row = node ?? (await rowOfKeyboard(view));
    return row?.kind === 'group' ? undefined : run(row);
  };
  const aboutRows =
    (action: SeveralAction, one: (node: TreeNode | undefined) => unknown) =>
    async (node?: AnyNode, selected?: readonly AnyNode[]) => {
      const several = severalRows(view, node, selected);
      const urls = several && instancesOf(action, several, rows);
      return urls === undefined || urls.length === 0
        ? aboutRow(one)(node)
        : runCommand('view.actOnSeveral', action, urls);
    };
  return {
    addInstance: overall(() => call('addInstance')),
    importInstances: overall(() => call('importInstances')),
    refreshAll: overall(() => refresh(rows)),
    showNeedsAttentionOnly: overall(() => call('showNeedsAttentionOnly')),
    showAllInstances: overall(() => call('showAllInstances')),
    signOutAll: overall(() => call('signOutAll')),
    showLog: overall(() => call('showLog')),
    exportReport: overall(() => call('exportReport')),
    exportCalendar: overall(() => call('exportCalendar')),
    exportCalendarOf: aboutRow((node) => call('exportCalendar', node && { url: node.url })),
    renewalPlan: overall(() => call('renewalPlan')),
    renewalPlanOf: aboutRow((node) => call('renewalPlan', node && { url: node.url })),
    saveDueExports: overall(() => call('saveDueExports')),
    showChanges: overall(() => call('showChanges')),
    addFromSelection: overall(() => call('addFromSelection')),
    addFromClipboard: overall(() => call('addFromClipboard')),
    addFromFile: overall(() => call('addFromFile')),
    addThisFile: (file?: vscode.Uri) => call('addFromFile', file && { file }),
    checkKeyOnAll: overall(() => call('checkKeyOnAll')),
    showOverview: overall(() => call('showOverview')),
    revealInstance: (given?: { readonly url?: InstanceUrl }) => given?.url && reveal(given.url),
    showStatus: (given?: { readonly urls?: unknown }) =>
      showStatusList(fleet, { reveal, emailRenewals: openRenewalMail }, urlsIn(given?.urls)),
    refreshInstance: aboutRows('refresh', (node) => refresh(rows, node && { url: node.url })),
    openSubscriptionPage: aboutRow((node) => call('openSubscriptionPage', node && { url: node.url })),
    setToken: aboutRow((node) => call('setToken', node && { url: node.url })),
    testConnection: aboutRow((node) => call('testConnection', node && { url: node.url })),
    editInstance: aboutRow((node) => call('editInstance', node && { url: node.url })),
    removeInstance: aboutRows('remove', (node) => removeInstance(fleet, node)),
    muteInstance: aboutRows('mute', (node) => call('muteInstance', node && { url: node.url })),
    unmuteInstance: aboutRows('unmute', (node) => call('muteInstance', node && { url: node.url })),
    signOut: aboutRows('signOut', () => undefined),
    moveToGroup: aboutRows('moveToGroup', () => undefined),
    replaceTokens: aboutRows('replaceTokens', () => undefined),
    exportReportOf: aboutRows('report', () => undefined),
    addFromClipboardTo: aboutRow((node) => call('addFromClipboard', node && { url: node.url })),
    addFromFileTo: aboutRow((node) => call('addFromFile', node && { url: node.url })),
    deleteLicense: aboutRow((node) => call('deleteLicense', node && detailsOf(node))),
    delete: aboutRows('remove', (node) => deleteRow(fleet, node)),
    refreshBillableUsers: aboutRows('recount', (node) =>
      call('refreshBillableUsers', node && { url: node.url }),
    ),
    showUsageOfFile: (file?: vscode.Uri) => call('showUsage', file && { file }),
    showUsage: aboutRow((node) => call('showUsage', node && { url: node.url })),
    saveUsageExport: aboutRow((node) => call('saveUsageExport', node && { url: node.url })),
    showSeats: aboutRow((node) => call('showSeats', node && { url: node.url })),
    showDetails: aboutRow((node) => call('showDetails', node && detailsOf(node))),
    copyUrl: aboutRow((node) => node && copy(node.url)),
    copyId: aboutRow((node) => node && 'id' in node && copy(String(node.id))),
    copyValue: aboutRow((node) => copy(node && copyText(node))),
    copyMessage: aboutRow((node) => copy(node && copyText(node))),
    copyRow: async (node?: AnyNode, selected?: readonly AnyNode[]) => {
      const row = node ?? (await rowOfKeyboard(view));
      const copied = severalSelected(view, node, selected) ?? (row ? [row] : []);
      const texts = await Promise.all(copied.map((one) => rows.textOf(one)));
      return copy(texts.length === 0 ? undefined : texts.join('\n'));
    },
    copyMarkdown: aboutRow(async (node) => copy(node && (await markdownOf(fleet, node)))),
  };
}

/** What the list is to be about, where a notification asks for it. */
function urlsIn(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((text) => typeof text === 'string') : [];
}

function call(name: PublicCommand, input?: object): Thenable<unknown> {
  return runCommand(name, input);
}

/** With VS Code's progress bar at the top of the view. What fails has been told when it ends. */
async function refresh(rows: Rows, input?: object): Promise<void> {
  const result = await showProgressIn(LICENSES_VIEW, () => call('refresh', input));
  if (typeof result === 'object' && result !== null && 'ok' in result && result.ok === true) {
    rows.updated();
  }
}

/** What reports say of a row's instance or license. */
async function markdownOf(fleet: Fleet, node: TreeNode): Promise<string | undefined> {
  const status = fleet.status(node.url);
  if (status === undefined) {
    return undefined;
  }
  const { instanceMarkdown, licenseMarkdown } = await import('../../words/report/markdown');
  return node.kind === 'license' ? licenseMarkdown(status, node.id) : instanceMarkdown(status, Date.now());
}

/**
 * The row that has the focus: VS Code tells extensions the selection only, which arrow keys leave behind, but selects
 * and deselects the row with the focus on demand.
 */
async function rowOfKeyboard(view: Selection): Promise<AnyNode | undefined> {
  const before = view.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const after = view.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const toggled = [...before, ...after].find((node) => before.includes(node) !== after.includes(node));
  return toggled ?? before[0];
}

/** The rows that are meant where these are more than one: those that are selected, or a group. */
function severalRows(
  view: Selection,
  node: AnyNode | undefined,
  selected: readonly AnyNode[] | undefined,
): readonly AnyNode[] | undefined {
  return severalSelected(view, node, selected) ?? (node?.kind === 'group' ? [node] : undefined);
}

/** Menus pass all rows that are selected when the row is one of them, keys pass nothing. */
function severalSelected(
  view: Selection,
  node: AnyNode | undefined,
  selected: readonly AnyNode[] | undefined,
): readonly AnyNode[] | undefined {
  const several = selected ?? (node === undefined ? view.selection : []);
  return several.length > 1 ? several : undefined;
}

/** The instances that are meant, each once: rows below an instance only stand for it where it's just looked at. */
function instancesOf(action: SeveralAction, nodes: readonly AnyNode[], rows: Rows): InstanceUrl[] {
  const above = nodes.filter(({ kind }) => kind === 'instance' || kind === 'group');
  const isLook = action === 'refresh' || action === 'recount';
  const meant = above.length === 0 && isLook ? nodes : above;
  return [...new Set(meant.flatMap((node) => (node.kind === 'group' ? rows.instancesOf(node) : [node.url])))];
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
  const { confirmsRemoval } = await import('./removeInstance');
  // The public command asks nothing when it is given the instance.
  if (status !== undefined && (await confirmsRemoval(instanceName(status.instance)))) {
    await call('removeInstance', { url: node.url });
  }
}

function detailsOf(node: TreeNode): object {
  // A waiting subscription has no id that GitLab knows.
  return 'id' in node && node.kind !== 'waiting' ? { url: node.url, id: node.id } : { url: node.url };
}

async function copy(text: string | undefined): Promise<void> {
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
  }
}
