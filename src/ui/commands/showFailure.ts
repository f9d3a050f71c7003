import * as vscode from 'vscode';
import type { Failure } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import { actionTitle, failureText } from '../../words/failures';
import { runAction } from '../actions';
import { fail, type CommandFailure } from './command';

/** Tells the user why an instance could not be read, with the action that mends it. */
export function showFailure(failure: Failure, instance: Instance): CommandFailure {
  const { message, action } = failureText(failure, instance);
  return fail(failure.kind, message, [
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
