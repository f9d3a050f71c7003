import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { LicenseClient } from '../../../gitlab/client';
import type { License } from '../../../gitlab/schemas';
import { instanceName, type Instance } from '../../../instances/instance';
import { headerSteps } from '../../../usage/reading/exportHeader';
import { inSlices } from '../../../usage/steps';
import { plainText } from '../../../words/text/plainText';
import { subscriptionPageAction } from '../../base/actions';
import { ask } from '../../base/ask';
import {
  announce,
  fail,
  type CommandParts,
  type CommandResult,
  type MessageAction,
} from '../../base/command';
import { openRenewalMail } from './renewalMail';
import { chooseTarget } from '../../window/fileDialogs';
import { confirmsOtherContent } from './questions';
import { notSaved, saveSecretFile, suggestedFile } from './saveFile';
import { saveTarget, type Target } from './target';
import { checkUsageExport } from './checkUsageExport';
import { noteUsageExport } from './noteUsageExport';
import { uriName, uriPath } from '../../../storage/uriNames';

/** GitLab's own name for it, which its renewals service expects. */
const FILE_NAME = 'license_usage.csv';

/**
 * Saves the usage export of an instance's current license: the server's bytes, since GitLab refuses files that a
 * spreadsheet or an editor has changed (https://docs.gitlab.com/subscriptions/manage_users_and_seats/#export-your-license-usage).
 *
 * @param file where to; asked for when it is not given. One that exists is replaced only after a question.
 */
export async function saveUsageExportOf(
  parts: CommandParts,
  instance: Instance,
  file?: vscode.Uri,
): Promise<CommandResult> {
  const checked = await checkUsageExport(parts, instance);
  if (checked.kind === 'none') {
    return checked.result;
  }
  const target = await saveTarget(file, () => askForTarget(instance));
  return target && saveIn(parts, instance, target);
}

async function saveIn(parts: CommandParts, instance: Instance, target: Target): Promise<CommandResult> {
  const asked = await ask(
    parts,
    instance,
    vscode.l10n.t('Fetching the usage export of {0}…', instanceName(instance)),
    fetchUsageExport,
    { retry: () => saveIn(parts, instance, target) },
  );
  if (asked.kind === 'none') {
    return asked.result;
  }
  if (asked.value === undefined) {
    return fail('noLicense', withoutLicenseText(instance), [subscriptionPageAction(instance)]);
  }
  return (await isWanted(asked.value.bytes, instance))
    ? save(parts, asked.value, target, instance)
    : undefined;
}

/** A usage export, and the license it is of. */
export interface FetchedExport {
  readonly license: License;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @returns undefined without a license: GitLab then fails with an error of its own. @throws GitLabError */
export async function fetchUsageExport(
  client: LicenseClient,
  signal: AbortSignal,
): Promise<FetchedExport | undefined> {
  const license = await client.current(signal);
  return license && { license, bytes: await client.usageExport({ signal }) };
}

/** What isn't a usage export of GitLab's is useless to it, and the server's choice alone: the user decides. */
async function isWanted(bytes: Uint8Array, instance: Instance): Promise<boolean> {
  const header = await inSlices(headerSteps(bytes), {});
  return header?.kind !== 'notAnExport' || confirmsOtherContent(header, instance);
}

/** Why there is nothing to export. */
export function withoutLicenseText(instance: Instance): string {
  return vscode.l10n.t(
    '{0} has no license, and GitLab exports usage only for the current license.',
    instanceName(instance),
  );
}

async function askForTarget(instance: Instance): Promise<vscode.Uri | undefined> {
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save Usage Export of {0}', instanceName(instance))),
    suggestion: suggestedFile(FILE_NAME),
    filters: { CSV: ['csv'] },
  });
}

async function save(
  parts: CommandParts,
  { license, bytes }: FetchedExport,
  target: Target,
  instance: Instance,
): Promise<CommandResult> {
  try {
    await saveSecretFile(target, bytes);
  } catch (error) {
    return notSaved(target.uri, error);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // For whoever has to prove that the file wasn't modified; too long for a notification.
  parts.log.info(`Saved a usage export: ${bytes.length} bytes, SHA-256 ${sha256}.`);
  await noteUsageExport(parts, instance, license, bytes);
  tell(target.uri, instance);
  return { ok: true, url: instance.url, file: uriPath(target.uri), bytes: bytes.length, sha256 };
}

function tell(target: vscode.Uri, instance: Instance): void {
  announce(
    vscode.l10n.t(
      "Saved the usage export of {0} as {1}. Don't open it in a spreadsheet before you send it: GitLab rejects modified files.",
      instanceName(instance),
      uriName(target),
    ),
    [
      { title: vscode.l10n.t('Email GitLab Renewals…'), run: () => openRenewalMail(instanceName(instance)) },
      ...showFile(target),
    ],
  );
}

/** A browser and another computer have no folder that could be opened here. */
function showFile(file: vscode.Uri): MessageAction[] {
  const isHere = file.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop;
  const run = () => vscode.commands.executeCommand('revealFileInOS', file);
  return isHere ? [{ title: vscode.l10n.t('Show File'), run }] : [];
}
