import type { Step } from '../../gitlab/connectionTest/steps';
import { testConnection } from '../../gitlab/connectionTest/testConnection';
import type { InstanceUrl } from '../../instances/address';
import type { CommandParts } from '../base/command';
import { knownInstance } from '../base/pickInstance';
import { runStepAction, type StoreCaFile } from './runStepAction';
import { testParts } from './testParts';
import { showTest } from './testPick';

/**
 * Tests the connection to an instance in the window, again and again while the user fixes what fails.
 *
 * @returns the steps of the last test, as far as it went
 * @throws GitLabError secretStorage
 */
export async function showConnectionTest(
  parts: CommandParts,
  url: InstanceUrl,
  storeCaFile: StoreCaFile,
): Promise<readonly Step[]> {
  for (;;) {
    const { instance } = knownInstance(parts.fleet, url);
    const needed = await testParts(parts, instance);
    const { steps, action } = await showTest(instance, (report, signal) =>
      testConnection(needed, report, signal),
    );
    const isRetry =
      action !== undefined && (await runStepAction(action, steps, parts, instance, storeCaFile));
    if (!isRetry) {
      return steps;
    }
  }
}
