import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { followChange } from '../../../fleet/followChange';
import type { LicenseClient } from '../../../gitlab/client';
import type { LicenseRows } from '../../../gitlab/schemas';
import { instanceName, type Instance } from '../../../instances/instance';
import { withProgress } from '../../base/progress';

/**
 * After a change whose end is unclear: the list of licenses once it shows the change, else as it is after a while.
 *
 * @returns undefined when it could not be read, or the user has cancelled
 */
export async function findOutcome(
  client: LicenseClient,
  instance: Instance,
  isChanged: (rows: LicenseRows) => boolean,
): Promise<LicenseRows | undefined> {
  const title = vscode.l10n.t('Checking what happened on {0}…', instanceName(instance));
  return withProgress(title, (signal) =>
    followChange({
      rows: () => client.licenseRows(signal),
      pause: (milliseconds) => pause(milliseconds, undefined, { signal }),
      isChanged,
    }),
  );
}
