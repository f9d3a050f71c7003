import * as vscode from 'vscode';
import type { LicenseClient } from '../../../gitlab/client';
import { failureOf } from '../../../gitlab/errors';
import { canWrite } from '../../../gitlab/tokenScopes';
import { instanceName, type Instance } from '../../../instances/instance';
import { ask, type Asked } from '../../base/ask';
import type { CommandParts } from '../../base/command';
import { showFailure } from '../../base/showFailure';
import { signInServices } from '../../signIn/signInServices';

/** Whoever may change licenses, for one action: the client goes with the action, and the token with the client. */
export interface Writer {
  readonly client: LicenseClient;
  /** The user name of the token's owner, where the server returns it. */
  readonly account: string | undefined;
}

export interface StoredWriter extends Writer {
  /** undefined: the server does not tell (OAuth tokens, and before GitLab 15.5). */
  readonly canWrite: boolean | undefined;
}

/**
 * The stored token where it may change licenses or may be tried; one that cannot is not even sent for it, and a token
 * for this one action is asked for instead.
 *
 * Scope: https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes
 */
export async function openWriter(parts: CommandParts, instance: Instance): Promise<Asked<Writer>> {
  const title = vscode.l10n.t('Checking the token for {0}…', instanceName(instance));
  const asked = await ask(parts, instance, title, storedWriter);
  if (asked.kind === 'none' || asked.value.canWrite !== false) {
    return asked;
  }
  return oneTimeWriter(parts, instance);
}

/** Asks for a token that may change licenses. It is kept in memory only, for one action. */
export async function oneTimeWriter(parts: CommandParts, instance: Instance): Promise<Asked<Writer>> {
  const { tokenStep } = await import('../../signIn/signIn');
  const services = signInServices(parts);
  const result = await tokenStep(services, instance, { purpose: 'change' });
  if (result?.kind !== 'next') {
    return { kind: 'none', result: undefined };
  }
  try {
    const client = await parts.connections.connect(instance, result.value.token);
    return { kind: 'answer', value: { client, account: await accountOf(client) } };
  } catch (error) {
    return { kind: 'none', result: showFailure(failureOf(error), instance) };
  }
}

/** @returns the writer that a client with the stored token is */
export async function storedWriter(client: LicenseClient, signal: AbortSignal): Promise<StoredWriter> {
  const [account, canWrite] = await Promise.all([accountOf(client, signal), canWriteWith(client, signal)]);
  return { client, account, canWrite };
}

/** Throws nothing: whose token it is only goes into the record of changes. */
async function accountOf(client: LicenseClient, signal?: AbortSignal): Promise<string | undefined> {
  try {
    return (await client.user(signal)).username;
  } catch {
    return undefined;
  }
}

/** Throws nothing: where the server does not tell, the change itself will. */
async function canWriteWith(client: LicenseClient, signal: AbortSignal): Promise<boolean | undefined> {
  try {
    return canWrite(await client.token(signal));
  } catch {
    return undefined;
  }
}
