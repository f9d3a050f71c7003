import * as vscode from 'vscode';
import { shortText } from '../../words/text/foreignText';
import { instanceName } from '../../instances/instance';
import { address, integer } from '../base/arguments';
import { ask } from '../base/ask';
import { command } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { pickLicense } from '../tree/pickLicense';

const FIELDS = { url: address, id: integer };

/** Fetches a license again and shows everything GitLab says about it. */
export const showDetails = command('showDetails', FIELDS, async (parts, input) => {
  const status = await pickInstance(parts.fleet, input.url, vscode.l10n.t('Show License as JSON'));
  if (status === undefined) {
    return undefined;
  }
  const { instance } = status;
  const id = input.id ?? (await pickLicense(status, vscode.l10n.t('Select a license')));
  if (typeof id !== 'number') {
    return id;
  }
  const title = vscode.l10n.t('Fetching license {0} from {1}…', id, instanceName(instance));
  const asked = await ask(parts, instance, title, (client, signal) => client.license(id, signal));
  if (asked.kind === 'none') {
    return asked.result;
  }
  await parts.documents.show({
    name: vscode.l10n.t('{0} license {1}', shortText(instanceName(instance)), id),
    extension: 'json',
    about: `${instance.url}#${id}`,
    // Never the server's object as the root: VS Code loads whatever address a "$schema" there names.
    text: `${JSON.stringify({ license: asked.value }, undefined, 2)}\n`,
  });
  return { ok: true, url: instance.url, id };
});
