import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { instanceName } from '../../instances/instance';
import { askForToken } from './askForToken';
import { AddressArgument, TokenArgument } from './arguments';
import { command } from './command';
import { pickInstance } from './pickInstance';
import { showFailure } from './showFailure';

const Input = z.strictObject({ url: z.optional(AddressArgument), token: z.optional(TokenArgument) });

/** Replaces the token of an instance and tries it at once. */
export const setToken = command('setToken', Input, async ({ fleet, tokens }, input) => {
  const status = await pickInstance(fleet, input.url, vscode.l10n.t('Whose token should be replaced?'));
  if (status === undefined) {
    return undefined;
  }
  const { instance } = status;
  const token = input.token ?? (await askForToken(instanceName(instance)));
  if (token === undefined) {
    return undefined;
  }
  await tokens.set(instance.url, token);
  await fleet.credentialsChanged(instance.url);
  const failure = fleet.status(instance.url)?.failure;
  return failure === undefined ? { ok: true, url: instance.url } : showFailure(failure, instance);
});
