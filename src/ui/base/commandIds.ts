/**
 * Every command of this extension. Who adds one adds its name here, its entry in package.json and what it does:
 * the compiler and a unit test ask for whichever of them is missing.
 */

/** `gitlabLicenses.<name>`: for people, key bindings and other programs. */
export const PUBLIC_COMMANDS = [
  'addInstance',
  'editInstance',
  'removeInstance',
  'setToken',
  'signOutAll',
  'refresh',
  'addFromSelection',
  'addFromClipboard',
  'addFromFile',
  'checkKeyOnAll',
  'deleteLicense',
  'refreshBillableUsers',
  'showUsage',
  'saveUsageExport',
  'showSeats',
  'showOverview',
  'showDetails',
  'exportReport',
  'exportCalendar',
  'renewalPlan',
  'saveDueExports',
  'openSubscriptionPage',
  'testConnection',
  'muteInstance',
  'showNeedsAttentionOnly',
  'showAllInstances',
  'showChanges',
  'exportChanges',
  'showLog',
] as const;

/** `gitlabLicenses.view.<name>`: behind the view's menus and keys and the status bar, hidden from the palette. */
export const VIEW_COMMANDS = [
  'addInstance',
  'refreshAll',
  'showNeedsAttentionOnly',
  'showAllInstances',
  'signOutAll',
  'showLog',
  'exportReport',
  'exportCalendar',
  'exportCalendarOf',
  'renewalPlan',
  'renewalPlanOf',
  'saveDueExports',
  'showChanges',
  'addFromSelection',
  'addFromClipboard',
  'addFromFile',
  'addThisFile',
  'checkKeyOnAll',
  'showOverview',
  'revealInstance',
  'showStatus',
  'refreshInstance',
  'openSubscriptionPage',
  'setToken',
  'testConnection',
  'editInstance',
  'removeInstance',
  'muteInstance',
  'unmuteInstance',
  'signOut',
  'moveToGroup',
  'replaceTokens',
  'exportReportOf',
  'addFromClipboardTo',
  'addFromFileTo',
  'deleteLicense',
  'delete',
  'refreshBillableUsers',
  'showUsage',
  'saveUsageExport',
  'showSeats',
  'showDetails',
  'copyUrl',
  'copyId',
  'copyValue',
  'copyMessage',
  'copyRow',
  'copyMarkdown',
  'showUsageOfFile',
] as const;

/** `gitlabLicenses.view.<name>` that only this extension's code runs: the manifest does not know them. */
export const UNDECLARED_COMMANDS = ['addDropped', 'actOnSeveral'] as const;

export type PublicCommand = (typeof PUBLIC_COMMANDS)[number];
export type ViewCommand = (typeof VIEW_COMMANDS)[number];
type UndeclaredCommand = (typeof UNDECLARED_COMMANDS)[number];

/** A command's id without the extension's prefix. */
export type CommandName = PublicCommand | `view.${ViewCommand | UndeclaredCommand}`;

/** The id that VS Code knows a command by. */
export type CommandId = `gitlabLicenses.${CommandName}`;

export function commandId(name: CommandName): CommandId {
  return `gitlabLicenses.${name}`;
}
