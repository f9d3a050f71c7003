import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { errorMessage } from '../../gitlab/errorMessage';
import type { InstanceSettings } from '../../storage/instanceSettings';
import type { Tokens } from '../../storage/tokens';
import { plainText, type PlainText } from '../../words/text/plainText';
import { notify, type Level } from '../window/messages';
import type { PublicCommand } from './commandIds';
import type { Connections } from './connections';
import type { Documents } from './documents';
import type { Fields, Input } from './arguments';

/** What the commands work with. */
export interface CommandParts {
  readonly fleet: Fleet;
  readonly settings: InstanceSettings;
  readonly tokens: Tokens;
  readonly connections: Connections;
  readonly documents: Documents;
  /** Whether the view shows only the instances that need attention. */
  readonly filter: { set(isOn: boolean): Promise<void> };
  readonly log: vscode.LogOutputChannel;
  /** The folder on this computer for what outlives a session. */
  readonly storage: string;
  /** Where the extension is installed. */
  readonly extension: vscode.Uri;
}

/** A failed operation that the user has been notified about. */
export interface CommandFailure {
  readonly ok: false;
  readonly error: { readonly kind: string; readonly message: string };
}

/** What a command answers to the program that called it; undefined: the user cancelled. */
export type CommandResult =
  (Readonly<Record<string, unknown>> & { readonly ok: true }) | CommandFailure | undefined;

/** A public command `gitlabLicenses.<name>`. */
export interface Command<Name extends PublicCommand = PublicCommand> {
  readonly name: Name;
  run(parts: CommandParts, input: unknown): Promise<CommandResult>;
}

/** A command that takes at most one plain object with these fields. Wrong arguments reject. */
export function command<Name extends PublicCommand, F extends Fields>(
  name: Name,
  fields: F,
  run: (parts: CommandParts, input: Input<F>) => Promise<CommandResult>,
): Command<Name> {
  return {
    name,
    run: async (parts, input) => {
      // A start loads this file for its messages, and reads no arguments.
      const { readArguments } = await import('./arguments');
      return run(parts, readArguments(name, fields, input));
    },
  };
}

/** A button of a message. */
export interface MessageAction {
  readonly title: string;
  run(): unknown;
}

/** Notifies the user of a failure once, with buttons; the command doesn't wait for an answer. */
export function fail(kind: string, message: string, actions: readonly MessageAction[] = []): CommandFailure {
  void show('error', message, actions);
  return failed(kind, message);
}

/** A failure that the user reads in another place than a notification. */
export function failed(kind: string, message: string): CommandFailure {
  return { ok: false, error: { kind, message: plainText(message) } };
}

/** Notifies the user of the result; the command doesn't wait for an answer. */
export function announce(message: string, actions: readonly MessageAction[] = []): void {
  void show('information', message, actions);
}

/** Tells the user of something that went wrong beside what was asked for; nobody waits for an answer. */
export function warn(message: string, actions: readonly MessageAction[] = []): void {
  void show('warning', message, actions);
}

/** The same. Resolves when the notification is closed. */
export function warnUntilClosed(message: string, actions: readonly MessageAction[]): Promise<void> {
  return show('warning', message, actions);
}

async function show(level: Level, message: string, actions: readonly MessageAction[]): Promise<void> {
  const buttons = actions.map((action) => ({
    title: plainText(action.title),
    run: () => action.run(),
  }));
  const chosen = await notify(level, plainText(message), titles(buttons));
  await runChosen(buttons.find(({ title }) => title === chosen));
}

/** Nobody waits for what a button does, so nobody else would tell that it failed. */
async function runChosen(button: MessageAction | undefined): Promise<void> {
  if (button === undefined) {
    return;
  }
  try {
    await button.run();
  } catch (error) {
    const message = vscode.l10n.t('Couldn\'t complete "{0}". {1}', button.title, errorMessage(error));
    void show('error', message, [{ title: vscode.l10n.t('Try Again'), run: () => runChosen(button) }]);
  }
}

/** A notification without buttons is cut off after its first line. */
function titles(buttons: readonly { readonly title: PlainText }[]): PlainText[] {
  return buttons.length === 0 ? [plainText(vscode.l10n.t('OK'))] : buttons.map(({ title }) => title);
}
