import * as vscode from 'vscode';
import { failureOf } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import type { TokenDetails } from '../signIn/services';
import { draftTest } from '../connectionTest/draftTest';
import { signInServices } from '../signIn/signInServices';
import { takeDetails } from '../background/tokenDetails';
import { address, token } from '../base/arguments';
import { command, type CommandParts } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { showFailure } from '../base/showFailure';
import { isHttpFine } from '../signIn/confirmsHttp';

const FIELDS = { url: address, token };

/** A token that was given rather than tried comes without details. */
interface NewToken {
  readonly token: string;
  readonly details?: TokenDetails;
}

/**
 * Replaces the token of an instance; one that is typed in is tried before it is taken. Whether it may travel over http
 * is asked in any case.
 */
export const setToken = command('setToken', FIELDS, async (parts, input) => {
  const { fleet, tokens } = parts;
  const status = await pickInstance(fleet, input.url, vscode.l10n.t('Replace Token'));
  if (status === undefined) {
    return undefined;
  }
  const { instance } = status;
  if (!(await isHttpFine(instance.url))) {
    return undefined;
  }
  const tried: NewToken | undefined =
    input.token === undefined ? await askForToken(parts, instance) : { token: input.token };
  if (tried === undefined) {
    return undefined;
  }
  try {
    await tokens.set(instance.url, tried.token);
  } catch (error) {
    return showFailure(failureOf(error), instance);
  }
  await fleet.credentialsChanged(instance.url);
  takeDetails(fleet, instance.url, tried.details);
  const failure = fleet.status(instance.url)?.failure;
  return failure === undefined ? { ok: true, url: instance.url } : showFailure(failure, instance);
});

async function askForToken(parts: CommandParts, instance: Instance): Promise<NewToken | undefined> {
  const { tokenStep } = await import('../signIn/signIn');
  const result = await tokenStep(signInServices(parts, draftTest(parts)), instance, {
    purpose: 'look',
    isPartOfSignIn: false,
  });
  return result?.kind === 'next' ? result.value : undefined;
}
