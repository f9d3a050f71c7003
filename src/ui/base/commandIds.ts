/**
 * Every command of this extension. Who adds one adds its name here, its entry in package.json and what it does:
 * the compiler and a unit test ask for whichever of them is missing.
 */

/** Commands that are public, and that the view has its own of. A start loads every name, so each stands here once. */
const PUBLIC_AND_IN_VIEW = [
  'addInstance',
  'importInstances',
  'editInstance',
  'removeInstance',
  'setToken',
  'signOutAll',
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
  'showLog',
] as const;

/** `gitlabLicenses.<name>`: for people, key bindings and other programs. */
export const PUBLIC_COMMANDS = [...PUBLIC_AND_IN_VIEW, 'refresh', 'exportChanges'] as const;

/** `gitlabLicenses.view.<name>`: behind the view's menus and keys and the status bar, hidden from the palette. */
export const VIEW_COMMANDS = [
  ...PUBLIC_AND_IN_VIEW,
  'refreshAll',
  'exportCalendarOf',
  'renewalPlanOf',
  'addThisFile',
  'revealInstance',
  'showStatus',
  'refreshInstance',
  'unmuteInstance',
  'signOut',
  'moveToGroup',
  'replaceTokens',
  'exportReportOf',
  'addFromClipboardTo',
  'addFromFileTo',
  'delete',
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
