import * as vscode from 'vscode';
import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceSettings } from '../../instances/instanceSettings';
import type { Tokens } from '../../instances/tokens';
import type { Connections } from '../connections';
import type { LicenseDetails } from '../licenseDetails';

/** Says what is wrong with arguments; for the programs that call the commands, so never translated. */
const english = { error: en().localeError };

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

/**
 * A command that takes at most one plain object, described by `schema`.
 * Wrong arguments reject with a message that names what is wrong.
 */
export function command<T extends z.ZodMiniObject>(
  name: string,
  schema: T,
  run: (parts: CommandParts, input: z.infer<T>) => Promise<CommandResult>,
): Command {
  return {
    name,
    run: async (parts, input) => run(parts, readArguments(name, schema, input)),
  };
}

function readArguments<T extends z.ZodMiniType>(name: string, schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input ?? {}, english);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  throw new TypeError(`gitlabLicenses.${name}: ${problems.join('; ')}`);
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
