import type { MessageAction } from '../../usage/protocol';
import { runAction } from '../base/actions';
import { runCommand } from '../base/ownCommands';
import type { UsageSource } from './pickSource';

/**
 * Does what a message of a page has offered.
 *
 * @returns whether the usage is to be asked for again: that was the action, or it changed what stood in the way
 */
export async function mayHaveHelped(action: MessageAction, source: UsageSource): Promise<boolean> {
  // A page of a file offers nothing that takes an instance.
  if (action === 'showLog' || source.kind === 'file') {
    await (action === 'showLog' && runCommand('showLog'));
    return action === 'refresh';
  }
  const { url } = source;
  switch (action) {
    case 'refresh':
      return true;
    case 'addInstance':
      return isSuccess(await runCommand('addInstance', { url }));
    case 'setToken':
    case 'editInstance':
      return isSuccess(await runAction(action, url));
    case 'openInstance':
    case 'openSubscriptionPage':
      await runAction(action, url);
      return false;
  }
}

function isSuccess(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true;
}
