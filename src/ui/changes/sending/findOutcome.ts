import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LicenseClient } from '../../../gitlab/client';
import type { License } from '../../../gitlab/schemas';
import { instanceName, type Instance } from '../../../instances/instance';
import { withProgress } from '../../base/progress';

/** A server that has lost the connection may still be at work. */
const PAUSES_SECONDS = [0, 2, 4];

/**
 * After a change whose end is unclear: the list of licenses once it shows the change, else as it is after a while.
 *
 * @returns undefined when it could not be read, or the user has cancelled
 */
export async function findOutcome(
  client: LicenseClient,
  instance: Instance,
  isChanged: (licenses: readonly License[]) => boolean,
): Promise<readonly License[] | undefined> {
  const title = vscode.l10n.t('Finding out what has happened at {0}…', instanceName(instance));
  return withProgress(title, async (signal) => {
    let licenses: readonly License[] | undefined;
    try {
      for (const seconds of PAUSES_SECONDS) {
        await pause(seconds * 1000, undefined, { signal });
        licenses = await client.licenses(signal);
        if (isChanged(licenses)) {
          return licenses;
        }
      }
      return licenses;
    } catch {
      return undefined;
    }
  });
}
