import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceSettings } from '../../instances/instanceSettings';
import type { Tokens } from '../../instances/tokens';
import type { Connections } from '../connections';
import type { LicenseDetails } from '../licenseDetails';
import { readArguments, type Fields, type Input } from './arguments';

/** What the commands work with. */
export interface CommandParts {
  readonly fleet: Fleet;
  readonly settings: InstanceSettings;
  readonly tokens: Tokens;
  readonly connections: Connections;
  readonly details: LicenseDetails;
  readonly log: vscode.LogOutputChannel;
}

/** A failed operation that the user has been told about. */
export interface CommandFailure {
  readonly ok: false;
  readonly error: { readonly kind: string; readonly message: string };
}

/** What a command answers to the program that called it; undefined: the user cancelled. */
export type CommandResult =
  (Readonly<Record<string, unknown>> & { readonly ok: true }) | CommandFailure | undefined;

/** A public command `gitlabLicenses.<name>`. */
export interface Command {
  readonly name: string;
  run(parts: CommandParts, input: unknown): Promise<CommandResult>;
}

/** A command that takes at most one plain object with these fields. Wrong arguments reject. */
export function command<F extends Fields>(
  name: string,
  fields: F,
  run: (parts: CommandParts, input: Input<F>) => Promise<CommandResult>,
): Command {
  return { name, run: async (parts, input) => run(parts, readArguments(name, fields, input)) };
}

/** Tells the user of a failure once, with buttons; the command goes on without waiting for an answer. */
export function fail(
  kind: string,
  message: string,
  actions: readonly { readonly title: string; run(): unknown }[] = [],
): CommandFailure {
  void vscode.window
    .showErrorMessage(message, ...actions.map(({ title }) => title))
    .then((chosen) => actions.find(({ title }) => title === chosen)?.run());
  return { ok: false, error: { kind, message } };
}
