import * as vscode from 'vscode';
import type { Failure } from '../../gitlab/errors';
import { instanceName, type Instance } from '../../instances/instance';
import { actionTitle, failureText } from '../../words/failures/failures';
import { runAction } from './actions';
import { fail, type CommandFailure, type MessageAction } from './command';
import { runCommand } from './ownCommands';

/** What the user reads and is offered with a failure. */
export interface FailureContext {
  /** A sentence on what has been done before that. */
  readonly done?: string;
  /** Attempts the same again, where that is what helps; without it the instance is read again. */
  readonly retry?: () => unknown;
}

/** Tells the user why an instance did not do what it was asked for, with the action that helps. */
export function showFailure(
  failure: Failure,
  instance: Instance,
  { done = '', retry }: FailureContext = {},
): CommandFailure {
  const { message, action } = failureText(failure, instance);
  const help = action === 'retry' && retry !== undefined ? retry : () => runAction(action, instance.url);
  return fail(failure.kind, `${done} ${message}`.trim(), [
    { title: actionTitle(action), run: help },
    testAction(instance),
    ...(action === 'showLog' ? [] : [{ title: actionTitle('showLog'), run: () => runCommand('showLog') }]),
  ]);
}

function testAction({ url }: Instance): MessageAction {
  return { title: vscode.l10n.t('Test Connection…'), run: () => runCommand('testConnection', { url }) };
}

/** Tells the user that an instance has no token. */
export function signedOut(instance: Instance): CommandFailure {
  return fail('signedOut', noTokenText(instance), [
    { title: actionTitle('setToken'), run: () => runAction('setToken', instance.url) },
    testAction(instance),
  ]);
}

export function noTokenText(instance: Instance): string {
  return vscode.l10n.t('No token is stored for {0}.', instanceName(instance));
}
