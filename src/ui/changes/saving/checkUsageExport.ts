import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../../instances/instance';
import { attempt, type Asked } from '../../base/ask';
import type { CommandParts } from '../../base/command';
import { showFailure, type FailureContext } from '../../base/showFailure';

/** Who answers slower than this is asked for the export itself, which fails with the same reason. */
const PATIENCE_MS = 3_000;

/**
 * Tells the user when an instance is too old to export its usage, before anything is opened or asked for that.
 *
 * @returns an answer when it isn't, or when its version can't be known soon; none when the user canceled, too
 */
export async function checkUsageExport(
  parts: CommandParts,
  instance: Instance,
  context: FailureContext = {},
): Promise<Asked<true>> {
  const title = vscode.l10n.t('Checking the version of {0}…', instanceName(instance));
  const asked = await attempt(parts, instance, title, (client, signal) =>
    client.checkUsageExport(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])),
  );
  const failure = asked.kind === 'failed' ? asked.failure : undefined;
  switch (failure?.kind) {
    case 'cancelled':
      return { kind: 'none', result: undefined };
    case 'notSupported':
      return { kind: 'none', result: showFailure(failure, instance, context) };
    default:
      return { kind: 'answer', value: true };
  }
}
