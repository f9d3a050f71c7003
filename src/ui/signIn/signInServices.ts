import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { LicenseClient } from '../../gitlab/client';
import { failureOf, type Failure } from '../../gitlab/errors';
import { sentSecrets } from '../../gitlab/foreign/sentSecrets';
import type { AccessToken } from '../../gitlab/schemas';
import { fineGrainedTokenPage } from '../../gitlab/tokenPage';
import { canWrite, isGranular } from '../../gitlab/tokenScopes';
import { isGitLabCom, shortAddress, type InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { failureText } from '../../words/failures/failures';
import { gitLabComText } from '../../words/failures/gitLabCom';
import { announce } from '../base/command';
import type { Connections } from '../base/connections';
import { caFileMends } from './services';
import type {
  Address,
  FoundAddress,
  SignInServices,
  TestConnection,
  TokenDetails,
  TokenVerdict,
} from './services';

/** The name that a token gets in GitLab's own list. */
const TOKEN_NAME = 'VS Code: GitLab License Manager';

/**
 * @param testConnection tests what has been entered so far; without it that isn't offered
 * @param moving the address of the instance that gets another one, which is no stranger there
 */
export function signInServices(
  { connections, fleet }: { readonly connections: Connections; readonly fleet: Fleet },
  testConnection?: TestConnection,
  moving?: InstanceUrl,
): SignInServices {
  return {
    testConnection,
    find: (address) => find(connections, address),
    objection: (url) => objection(fleet, url, moving),
    tryToken: (instance, token, signal) => tryToken(connections, instance, token, signal),
    oddToken: (instance) => failureText({ kind: 'unauthorized', reason: 'characters' }, instance).message,
    openFineGrainedTokenPage,
    openTokenPage: async (instance, scopes) => {
      const page = await connections.tokenPage(instance, { name: TOKEN_NAME, scopes });
      await vscode.env.openExternal(vscode.Uri.parse(page, true));
    },
  };
}

function objection(fleet: Fleet, url: InstanceUrl, moving: InstanceUrl | undefined): string | undefined {
  if (isGitLabCom(url)) {
    return gitLabComText();
  }
  return url === moving || fleet.status(url) === undefined ? undefined : alreadyThere(url);
}

/** GitLab's page takes no permissions to be filled in with, so they stand beside it. */
async function openFineGrainedTokenPage({ url }: Instance, permissions: readonly string[]): Promise<void> {
  const list = permissions.join(', ');
  announce(vscode.l10n.t('Select these permissions for the token: {0}.', list), [
    {
      title: vscode.l10n.t('Copy Permissions'),
      run: () => vscode.env.clipboard.writeText(permissions.join('\n')),
    },
  ]);
  await vscode.env.openExternal(vscode.Uri.parse(fineGrainedTokenPage(url), true));
}

/** Why an instance that is in the list is not added again. */
export function alreadyThere(url: InstanceUrl): string {
  return vscode.l10n.t('{0} is already in the list.', shortAddress(url));
}

async function find(connections: Connections, address: Address): Promise<FoundAddress> {
  const found = await connections.find(address);
  if (found.kind === 'found') {
    return found;
  }
  const { failure, url } = found;
  const { message } = failureText(failure, { url });
  return caFileMends(failure) ? { kind: 'untrusted', message } : { kind: 'notFound', url, message };
}

async function tryToken(
  connections: Connections,
  instance: Instance,
  token: string,
  signal: AbortSignal,
): Promise<TokenVerdict> {
  // Whether it's for one change or rejected, what is read next is read with another one.
  sentSecrets.remember([token]);
  try {
    const client = await connections.connect(instance, token);
    const failure = await refusal(client, signal);
    return failure === undefined
      ? { kind: 'accepted', details: await detailsOf(client, signal) }
      : refused(failure, instance);
  } catch (error) {
    return refused(failureOf(error), instance);
  }
}

function refused(failure: Failure, instance: Instance): TokenVerdict {
  const { message } = failureText(failure, instance);
  return {
    kind: 'refused',
    message,
    lacking: failure.kind === 'adminMode' ? ['admin_mode'] : [],
  };
}

async function refusal(client: LicenseClient, signal: AbortSignal): Promise<Failure | undefined> {
  try {
    await client.current(signal);
    return undefined;
  } catch (error) {
    return client.diagnose(failureOf(error), signal);
  }
}

/** What the server doesn't return is left out: it may return nothing about OAuth tokens, and not its version. */
async function detailsOf(client: LicenseClient, signal: AbortSignal): Promise<TokenDetails> {
  const [token, gitlab] = await Promise.allSettled([client.token(signal), client.version(signal)]);
  return {
    ...(token.status === 'fulfilled' && tokenDetails(token.value)),
    ...(gitlab.status === 'fulfilled' && { version: gitlab.value.version }),
  };
}

function tokenDetails(token: AccessToken): TokenDetails {
  const { expires_at: expiresAt } = token;
  const isWriter = canWrite(token);
  return {
    ...(isGranular(token) && { isFineGrained: true }),
    ...(isWriter !== undefined && { canWrite: isWriter }),
    ...(typeof expiresAt === 'string' && { expiresAt }),
  };
}
