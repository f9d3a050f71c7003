import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import type { MessageAction } from '../../usage/protocol';
import { runAction } from '../base/actions';
import { runCommand } from '../base/ownCommands';
import { pickFile, type UsageSource } from './pickSource';

/**
 * Does what a message of a page has offered.
 *
 * @returns whether the usage is to be asked for again: that was the action, or it changed what stood in the way
 */
export async function mayHaveHelped(action: MessageAction, source: UsageSource): Promise<boolean> {
  switch (action) {
    case 'refresh':
      return true;
    case 'showLog':
      await runCommand('showLog');
      return false;
    case 'chooseFile':
      await showAnotherFile();
      return false;
    default:
      // A page of a file offers nothing that takes an instance.
      return source.kind === 'instance' && actOn(source.url, action);
  }
}

async function showAnotherFile(): Promise<void> {
  const chosen = await pickFile();
  if (chosen !== undefined) {
    await runCommand('showUsage', { file: vscode.Uri.parse(chosen.file, true) });
  }
}

async function actOn(
  url: InstanceUrl,
  action: Exclude<MessageAction, 'refresh' | 'showLog' | 'chooseFile'>,
): Promise<boolean> {
  switch (action) {
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
