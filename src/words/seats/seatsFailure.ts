import { t } from '@vscode/l10n';
import type { Failure, FailureOf } from '../../gitlab/errors';
import { instanceName, type Instance } from '../../instances/instance';
import type { PageMessage } from '../../usage/protocol';
import { withServerWords } from '../failures/failureText';
import { failureMessage, usageMessage } from '../usage/usageProblem';

/**
 * Why an instance doesn't say who takes its seats, with the action that helps. GitLab lists its users to everyone, and
 * leaves out the seats without a word, so that the reasons aren't those of licenses.
 */
export function seatsFailure(failure: Failure, instance: Instance): PageMessage {
  const name = instanceName(instance);
  switch (failure.kind) {
    case 'notAdmin':
      return usageMessage(notAdminText(failure, name), 'setToken');
    case 'adminMode':
      return usageMessage(
        t(
          "Admin Mode is enabled on {0}, so GitLab doesn't show this token who uses a seat. Create a token with the admin_mode scope in addition to read_api, and replace the current one.",
          name,
        ),
        'setToken',
      );
    case 'insufficientScope':
      return usageMessage(permissionText(failure, name), 'setToken');
    case 'forbidden':
      return failure.serverMessage === undefined
        ? usageMessage(
            t(
              "{0} lists its users for this token, but doesn't say who uses a seat. The token must belong to an administrator and, if Admin Mode is enabled, have the admin_mode scope.",
              name,
            ),
            'setToken',
          )
        : failureMessage(failure, instance);
    case 'notSupported':
      return failure.reason === 'communityEdition'
        ? usageMessage(
            t(
              '{0} is GitLab Community Edition ({1}), which has no seats. Use the URL of an Enterprise Edition instance.',
              name,
              failure.version,
            ),
            'openInstance',
          )
        : failureMessage(failure, instance);
    case 'notFound':
      return usageMessage(t("{0} doesn't list its users. Check the URL.", name), 'editInstance');
    default:
      return failureMessage(failure, instance);
  }
}

/** Why an administrator isn't told who uses a seat. */
export function noSeatsText(name: string): string {
  return t(
    "{0} doesn't say who uses a seat. GitLab does this only while a Premium or Ultimate license is active.",
    name,
  );
}

function notAdminText({ username }: FailureOf<'notAdmin'>, name: string): string {
  return username === undefined
    ? t(
        "Only administrators can see who uses a seat. The token for {0} belongs to a user who isn't one. Use an administrator's token.",
        name,
      )
    : t(
        "Only administrators can see who uses a seat. The token for {0} belongs to {1}, who isn't one. Use an administrator's token.",
        name,
        username,
      );
}

function permissionText({ serverMessage }: FailureOf<'insufficientScope'>, name: string): string {
  return serverMessage === undefined
    ? t(
        'The token for {0} is missing a scope. Create a token with read_api to list users, and replace the current one.',
        name,
      )
    : withServerWords(
        t(
          "The token for {0} doesn't have the permission to list users. Create a token that has it, and replace the current one.",
          name,
        ),
        serverMessage,
      );
}
