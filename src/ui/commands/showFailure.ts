import * as vscode from 'vscode';
import type { Failure } from '../../gitlab/errors';
import { instanceName, type Instance } from '../../instances/instance';
import { actionTitle, failureText } from '../../words/failures';
import { runAction } from '../actions';
import { fail, type CommandFailure } from './command';

/**
 * Tells the user why an instance could not be read, with the action that mends it.
 *
 * @param done a sentence on what has been done before that
 */
export function showFailure(failure: Failure, instance: Instance, done = ''): CommandFailure {
  const { message, action } = failureText(failure, instance);
  return fail(failure.kind, `${done} ${message}`.trim(), [
    { title: actionTitle(action), run: () => runAction(action, instance.url) },
    ...(action === 'showLog'
      ? []
      : [
          {
            title: actionTitle('showLog'),
            run: () => vscode.commands.executeCommand('gitlabLicenses.showLog'),
          },
        ]),
  ]);
}

/** Tells the user that an instance has no token. */
export function signedOut(instance: Instance): CommandFailure {
  const message = vscode.l10n.t('No token is stored for {0}.', instanceName(instance));
  return fail('signedOut', message, [
    { title: actionTitle('setToken'), run: () => runAction('setToken', instance.url) },
  ]);
}
