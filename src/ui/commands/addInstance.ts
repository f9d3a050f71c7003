import * as vscode from 'vscode';
import { isGitLabCom, type InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { gitLabComText } from '../../words/failures/gitLabCom';
import { instanceDescription } from '../../words/instances/instances';
import { draftTest } from '../connectionTest/draftTest';
import type { TokenDetails } from '../signIn/services';
import { alreadyThere, signInServices } from '../signIn/signInServices';
import { takeDetails } from '../background/tokenDetails';
import { address, path, text, token, type Input } from '../base/arguments';
import { announce, command, fail, type CommandParts, type CommandResult } from '../base/command';
import { focusLicenses, runCommand } from '../base/ownCommands';
import { showFailure } from '../base/showFailure';
import { isHttpFine } from '../signIn/confirmsHttp';
import { notAList, notStored, storeInstance } from './storeInstance';

const FIELDS = {
  url: address,
  token,
  name: text,
  caFile: path,
};
type AddInstanceInput = Input<typeof FIELDS>;

/**
 * Sets up an instance: its entry in the settings and its token. Given both address and token it asks nothing (but
 * whether http may be used), and keeps the instance although its first refresh may fail.
 */
export const addInstance = command('addInstance', FIELDS, async (parts, input) => {
  // Said before anything is asked, not after the last of the questions.
  if (!parts.settings.isList()) {
    return notAList();
  }
  const { url, token } = input;
  return url === undefined || token === undefined
    ? addByAsking(parts, input)
    : addAsGiven(parts, url, token, input);
});

async function addByAsking(parts: CommandParts, input: AddInstanceInput): Promise<CommandResult> {
  const { signIn } = await import('../signIn/signIn');
  const signedIn = await signIn(signInServices(parts, draftTest(parts)), input);
  if (signedIn === undefined) {
    return undefined;
  }
  const { instance, token, details } = signedIn;
  const result = await add(parts, instance, token);
  if (result?.ok === true) {
    takeDetails(parts.fleet, instance.url, details);
    welcome(parts, instance, details);
  }
  return result;
}

async function addAsGiven(
  parts: CommandParts,
  url: InstanceUrl,
  token: string,
  { name, caFile }: AddInstanceInput,
): Promise<CommandResult> {
  if (isGitLabCom(url)) {
    return fail('gitLabCom', gitLabComText());
  }
  if (parts.fleet.status(url) !== undefined) {
    return fail('alreadyAdded', alreadyThere(url), [
      {
        title: vscode.l10n.t('Replace Token…'),
        run: () => runCommand('setToken', { url }),
      },
    ]);
  }
  if (!(await isHttpFine(url))) {
    return undefined;
  }
  return add(parts, { url, ...(name && { name }), ...(caFile && { caFile }) }, token);
}

async function add(parts: CommandParts, instance: Instance, token: string): Promise<CommandResult> {
  const { fleet, settings } = parts;
  try {
    await storeInstance(parts, instance.url, token, () => settings.add(instance));
  } catch (error) {
    return notStored(parts, instance, error);
  }
  await fleet.refresh(instance.url);
  const failure = fleet.status(instance.url)?.failure;
  if (failure !== undefined) {
    showFailure(failure, instance);
  }
  return { ok: true, url: instance.url };
}

/** What is true now, and what the token can do. */
function welcome({ fleet }: CommandParts, instance: Instance, details: TokenDetails): void {
  const status = fleet.status(instance.url);
  if (status === undefined || status.failure !== undefined) {
    return;
  }
  const name = instanceName(instance);
  const known = vscode.l10n.t('Added {0}: {1}.', name, instanceDescription(status, Date.now()));
  // A message without a button is cut to one line.
  announce(`${known} ${rightsOf(details)}`.trim(), [
    {
      title: vscode.l10n.t('Show Licenses'),
      run: focusLicenses,
    },
  ]);
}

function rightsOf({ canWrite, isFineGrained }: TokenDetails): string {
  if (isFineGrained === true) {
    return vscode.l10n.t(
      "This fine-grained token can view licenses. If it can't change them, GitLab names the missing permission.",
    );
  }
  if (canWrite === undefined) {
    return '';
  }
  return canWrite
    ? vscode.l10n.t('This token can view and change licenses.')
    : vscode.l10n.t('This token can view licenses but not change them.');
}
