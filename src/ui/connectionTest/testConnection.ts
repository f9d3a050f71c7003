import * as vscode from 'vscode';
import { failureOf } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import { address } from '../base/arguments';
import { command, type Command, type CommandParts, type CommandResult } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { showFailure } from '../base/showFailure';
import { showConnectionTest } from './showConnectionTest';

const FIELDS = { url: address };

/** Stores a CA file for an instance, or tells the user why it wasn't stored. */
type SetCaFile = (parts: CommandParts, instance: Instance, caFile: string) => Promise<CommandResult>;

/** Tests every step from the name of an instance to its licenses, and offers what helps. */
export function testConnection(setCaFile: SetCaFile): Command<'testConnection'> {
  return command('testConnection', FIELDS, async (parts, input) => {
    const status = await pickInstance(parts.fleet, input.url, vscode.l10n.t('Test Connection'));
    if (status === undefined) {
      return undefined;
    }
    const { url } = status.instance;
    try {
      const steps = await showConnectionTest(parts, url, async (instance, caFile) => {
        const stored = await setCaFile(parts, instance, caFile);
        return stored?.ok === true;
      });
      return { ok: true, url, steps: steps.map(({ id, outcome }) => ({ id, outcome })) };
    } catch (error) {
      return showFailure(failureOf(error), status.instance);
    }
  });
}
