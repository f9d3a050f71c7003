import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { canonicalAddress, isInsecure, shortAddress, type InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { askForToken } from './askForToken';
import { AddressArgument, TextArgument, TokenArgument } from './arguments';
import { command, fail, type CommandParts, type CommandResult } from './command';
import { showFailure } from './showFailure';

const Input = z.strictObject({
  url: z.optional(AddressArgument),
  token: z.optional(TokenArgument),
  name: z.optional(TextArgument),
  caFile: z.optional(TextArgument),
});

/** Sets up an instance: its entry in the settings and its token. It is kept although its first refresh may fail. */
export const addInstance = command('addInstance', Input, async (parts, input) => {
  const url = input.url ?? (await askForAddress());
  if (url === undefined) {
    return undefined;
  }
  if (parts.fleet.status(url) !== undefined) {
    return alreadyThere(url);
  }
  if (isInsecure(url) && !(await confirmsHttp(url))) {
    return undefined;
  }
  const token = input.token ?? (await askForToken(shortAddress(url)));
  if (token === undefined) {
    return undefined;
  }
  const { name, caFile } = input;
  return store(parts, { url, ...(name && { name }), ...(caFile && { caFile }) }, token);
});

async function store(parts: CommandParts, instance: Instance, token: string): Promise<CommandResult> {
  const { url } = instance;
  // The token goes first: the setting's change event starts the first refresh, which needs it.
  try {
    await parts.tokens.set(url, token);
  } catch (error) {
    return notStored(parts, url, error);
  }
  try {
    await parts.settings.add(instance);
  } catch (error) {
    await parts.tokens.remove(url);
    return notStored(parts, url, error);
  }
  parts.fleet.setInstances(parts.settings.read().instances);
  await parts.fleet.refresh(url);
  const status = parts.fleet.status(url);
  if (status?.failure !== undefined) {
    showFailure(status.failure, instance);
  }
  return { ok: true, url };
}

async function askForAddress(): Promise<InstanceUrl | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add GitLab Instance'),
    prompt: vscode.l10n.t('The address of the GitLab. Any page of it will do.'),
    placeHolder: 'https://gitlab.example.com',
    ignoreFocusOut: true,
    validateInput: (value) => (canonicalAddress(value).ok ? undefined : addressHint(value)),
  });
  const address = text === undefined ? undefined : canonicalAddress(text);
  return address?.ok === true ? address.url : undefined;
}

function addressHint(text: string): string {
  return text.trim() === ''
    ? vscode.l10n.t('Paste the address here.')
    : vscode.l10n.t('This is not an http or https address.');
}

async function confirmsHttp(url: InstanceUrl): Promise<boolean> {
  const goOn = vscode.l10n.t('Use http');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Send the token to {0} without encryption?', shortAddress(url)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Over http everyone on the way can read the token of an administrator. Use an https address if there is one.',
      ),
    },
    goOn,
  );
  return answer === goOn;
}

function alreadyThere(url: InstanceUrl): CommandResult {
  return fail('alreadyAdded', vscode.l10n.t('{0} is already set up.', shortAddress(url)), [
    {
      title: vscode.l10n.t('Replace Token…'),
      run: () => vscode.commands.executeCommand('gitlabLicenses.setToken', { url }),
    },
  ]);
}

function notStored({ log }: CommandParts, url: InstanceUrl, error: unknown): CommandResult {
  log.error(`${url} could not be stored`, error instanceof Error ? error.message : '');
  return fail(
    'notStored',
    vscode.l10n.t('{0} was not added, since its token or setting could not be stored.', shortAddress(url)),
    [
      {
        title: vscode.l10n.t('Show Log'),
        run: () => vscode.commands.executeCommand('gitlabLicenses.showLog'),
      },
    ],
  );
}
