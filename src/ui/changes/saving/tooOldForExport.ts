import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../../instances/instance';
import { attempt } from '../../base/ask';
import type { CommandFailure, CommandParts } from '../../base/command';
import { showFailure, type FailureContext } from '../../base/showFailure';

/** Who answers slower than this is asked for the export itself, which fails with the same reason. */
const PATIENCE_MS = 3_000;

/**
 * Tells the user when an instance is too old to export its usage, before anything is opened or asked for that.
 *
 * @returns undefined when it isn't, or when its version can't be known soon
 */
export async function tooOldForExport(
  parts: CommandParts,
  instance: Instance,
  context: FailureContext = {},
): Promise<CommandFailure | undefined> {
  const title = vscode.l10n.t('Checking the version of {0}…', instanceName(instance));
  const asked = await attempt(parts, instance, title, (client, signal) =>
    client.checkUsageExport(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])),
  );
  return asked.kind === 'failed' && asked.failure.kind === 'notSupported'
    ? showFailure(asked.failure, instance, context)
    : undefined;
}
