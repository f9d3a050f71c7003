import type { Step } from '../../gitlab/connectionTest/steps';
import { testConnection } from '../../gitlab/connectionTest/testConnection';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { StepAction } from '../../words/connectionTest/stepActions';
import type { ActionId } from '../../words/failures/failures';
import type { CommandParts } from '../base/command';
import { knownInstance } from '../base/pickInstance';
import { runStepAction, type StoreCaFile } from './runStepAction';
import { testParts } from './testParts';
import { showTest } from './testPick';

/** Actions that change what the sign-in asks for. */
const ENTERED: ReadonlySet<ActionId> = new Set<ActionId>(['setToken', 'editInstance']);

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
    const needed = testParts(parts, instance, await parts.tokens.get(url));
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

/** The same for one that is being set up: what helps there is entered in the input, which comes back by itself. */
export async function testDraft(
  parts: CommandParts,
  instance: Instance,
  token: string | undefined,
): Promise<void> {
  const needed = testParts(parts, instance, token);
  for (;;) {
    const { steps, action } = await showTest(instance, (report, signal) =>
      testConnection(needed, report, signal),
    );
    if (action === undefined || isEntered(action)) {
      return;
    }
    const isRetry = await runStepAction(action, steps, parts, instance, () => Promise.resolve(false));
    if (!isRetry) {
      return;
    }
  }
}

function isEntered(action: StepAction): boolean {
  return action.kind === 'chooseCaFile' || (action.kind === 'usual' && ENTERED.has(action.action));
}
