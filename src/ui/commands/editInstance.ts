import { basename } from 'node:path';
import * as vscode from 'vscode';
import { instanceName, type Instance } from '../../instances/instance';
import { plainText } from '../../words/text/plainText';
import { draftTest } from '../connectionTest/draftTest';
import { signInServices } from '../signIn/signInServices';
import { address } from '../base/arguments';
import { announce, command, type CommandParts, type CommandResult } from '../base/command';
import { knownInstance, pickInstance } from '../base/pickInstance';
import { pickItem, type PlainItem } from '../window/lists';
import { setToken } from './setToken';
import { forgetToken, notStored, storeInstance } from './storeInstance';

const FIELDS = { url: address };

interface Choice extends PlainItem {
  edit(parts: CommandParts, instance: Instance): Promise<CommandResult>;
}

/** Changes the name, address, CA file or token of an instance; asks which. */
export const editInstance = command('editInstance', FIELDS, async (parts, input) => {
  const status = await pickInstance(parts.fleet, input.url, vscode.l10n.t('Edit Instance'));
  if (status === undefined) {
    return undefined;
  }
  const { instance } = status;
  const choice = await pickItem(choices(instance), {
    title: plainText(instanceName(instance)),
    placeHolder: plainText(vscode.l10n.t('Select what to edit')),
  });
  return choice?.edit(parts, knownInstance(parts.fleet, instance.url).instance);
});

/**
 * Mutes an instance in the setting, or unmutes one that is muted. A muted instance stays in the view, last; no badge,
 * status bar or notification speaks of it.
 */
export const muteInstance = command('muteInstance', FIELDS, async (parts, input) => {
  const { fleet, settings } = parts;
  const status = await pickInstance(fleet, input.url, vscode.l10n.t('Mute or Unmute Instance'));
  if (status === undefined) {
    return undefined;
  }
  const { url, muted } = status.instance;
  const isMuted = muted !== true;
  try {
    await settings.setMuted(url, isMuted);
  } catch (error) {
    return notStored(parts, status.instance, error);
  }
  fleet.setInstances(settings.read().instances);
  return { ok: true, url, muted: isMuted };
});

function choices({ url, name, caFile, group }: Instance): Choice[] {
  const choice = (label: string, description: string, edit: Choice['edit']): Choice => ({
    label: plainText(label),
    description: plainText(description),
    edit,
  });
  return [
    choice(vscode.l10n.t('Name…'), name ?? '', editName),
    choice(vscode.l10n.t('Address…'), url, editAddress),
    choice(vscode.l10n.t('Group…'), group ?? '', editGroup),
    choice(vscode.l10n.t('CA File…'), caFile ?? '', editCaFile),
    ...(caFile === undefined ? [] : [choice(vscode.l10n.t('Remove CA File'), '', removeCaFile)]),
    choice(vscode.l10n.t('Token…'), '', (parts, instance) => setToken.run(parts, { url: instance.url })),
  ];
}

async function editName(parts: CommandParts, instance: Instance): Promise<CommandResult> {
  const { nameStep } = await import('../signIn/signIn');
  const result = await nameStep(instance.url, { name: instance.name, isPartOfSignIn: false });
  if (result?.kind !== 'next') {
    return undefined;
  }
  const name = result.value;
  return replace(parts, instance, { ...without(instance, 'name'), ...(name && { name }) });
}

async function editCaFile(parts: CommandParts, instance: Instance): Promise<CommandResult> {
  const { pickCaFile } = await import('../signIn/signIn');
  const caFile = await pickCaFile();
  return caFile === undefined ? undefined : setCaFile(parts, instance, caFile);
}

/** Stores the file whose certificate authorities an instance is trusted with. */
export async function setCaFile(
  parts: CommandParts,
  instance: Instance,
  caFile: string,
): Promise<CommandResult> {
  return replace(parts, instance, { ...instance, caFile });
}

async function removeCaFile(parts: CommandParts, instance: Instance): Promise<CommandResult> {
  return replace(parts, instance, without(instance, 'caFile'));
}

/**
 * A token belongs to its address: with another address goes another token. The CA file belongs to the host: another one
 * is tried without it.
 */
async function editAddress(parts: CommandParts, instance: Instance): Promise<CommandResult> {
  const { fleet, settings } = parts;
  const { addressStep, tokenStep } = await import('../signIn/signIn');
  const services = signInServices(parts, draftTest(parts), instance.url);
  const address = await addressStep(
    services,
    { text: instance.url, caFile: instance.caFile, caFor: instance.url },
    instance,
  );
  if (address === undefined) {
    return undefined;
  }
  const moved: Instance = { ...without(instance, 'caFile'), ...address };
  if (moved.url === instance.url) {
    return replace(parts, instance, moved);
  }
  const result = await tokenStep(services, moved, { purpose: 'look', isPartOfSignIn: false });
  if (result?.kind !== 'next') {
    return undefined;
  }
  try {
    await storeInstance(parts, moved.url, result.value.token, () => settings.replace(instance.url, moved));
  } catch (error) {
    return notStored(parts, instance, error);
  }
  await fleet.refresh(moved.url);
  tellOfCaFile(instance, moved);
  return (await forgetToken(parts, instance)) ?? { ok: true, url: moved.url };
}

/** The instance without one of the fields that it can do without. */
function without(instance: Instance, field: Exclude<keyof Instance, 'url'>): Instance {
  const { url, ...others } = instance;
  return { url, ...Object.fromEntries(Object.entries(others).filter(([name]) => name !== field)) };
}

async function editGroup(parts: CommandParts, instance: Instance): Promise<CommandResult> {
  const { chooseGroup } = await import('../several/chooseGroup');
  const chosen = await chooseGroup(parts.fleet, instanceName(instance), instance.group);
  return chosen && replace(parts, instance, { ...without(instance, 'group'), ...chosen });
}

function tellOfCaFile(before: Instance, after: Instance): void {
  if (before.caFile !== undefined && after.caFile === undefined) {
    announce(
      vscode.l10n.t(
        'The CA file {0} is no longer used because {1} now has a different host.',
        basename(before.caFile),
        instanceName(after),
      ),
    );
  }
}

async function replace(parts: CommandParts, instance: Instance, by: Instance): Promise<CommandResult> {
  const { fleet, settings } = parts;
  try {
    await settings.replace(instance.url, by);
  } catch (error) {
    return notStored(parts, instance, error);
  }
  fleet.setInstances(settings.read().instances);
  // A new name needs no refresh; somebody who changes how it is reached waits for the result.
  if (by.url !== instance.url || by.caFile !== instance.caFile) {
    await fleet.refresh(by.url);
  }
  return { ok: true, url: by.url };
}
