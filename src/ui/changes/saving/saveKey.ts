import * as vscode from 'vscode';
import { fileName } from '../../../files/fileName';
import type { License } from '../../../gitlab/schemas';
import { instanceName, type Instance } from '../../../instances/instance';
import { fingerprintOf } from '../../../licensing/key/fingerprint';
import { differences } from '../../../licensing/precheck/keyOfLicense';
import { KEY_LIMIT_BYTES, recognizeKey } from '../../../licensing/key/recognizeKey';
import { readLicenseKey } from '../../../licensing/key/licenseKey';
import type { LicenseKeyContent } from '../../../licensing/key/licenseKeyContent';
import { DEFAULT_PLAN } from '../../../licensing/plans';
import { headerSteps } from '../../../usage/reading/exportHeader';
import { inSlices } from '../../../usage/steps';
import { plainText } from '../../../words/text/plainText';
import { ask } from '../../base/ask';
import { fail, type CommandFailure, type CommandParts } from '../../base/command';
import { readPublicKeys } from '../../base/readPublicKeys';
import { readUri } from '../../../storage/readUri';
import { chooseTarget } from '../../window/fileDialogs';
import { notSaved, saveSecretFile, suggestedFile } from './saveFile';
import { checkUsageExport } from './checkUsageExport';
import { uriName, uriPath } from '../../../storage/uriNames';

/** A key that lies in a file, as it was sent. */
export interface SavedKey {
  readonly kind: 'saved';
  readonly file: string;
  /** undefined: no public key on this computer reads it. */
  readonly content: LicenseKeyContent | undefined;
}

/** Nothing is written, and the user knows why. */
interface NotSaved {
  readonly kind: 'none';
  readonly result: CommandFailure | undefined;
}

type ExportedKey =
  { readonly kind: 'key'; readonly key: string; readonly content: LicenseKeyContent | undefined } | NotSaved;

/**
 * Saves the key of the current license where the user wants it. GitLab gives it out in the usage export only. What is
 * read is compared with the license before anything is written, and the file is read back.
 */
export async function saveKeyOf(
  parts: CommandParts,
  instance: Instance,
  license: License,
): Promise<SavedKey | NotSaved> {
  const done = vscode.l10n.t('Nothing was deleted.');
  const checked = await checkUsageExport(parts, instance, { done });
  if (checked.kind === 'none') {
    return checked;
  }
  const target = await pickKeyFile(instance, license);
  if (target === undefined) {
    return { kind: 'none', result: undefined };
  }
  const title = vscode.l10n.t('Fetching the license key from {0}…', instanceName(instance));
  const asked = await ask(parts, instance, title, (client, signal) => client.usageExport({ signal }), {
    done,
  });
  if (asked.kind === 'none') {
    return asked;
  }
  const found = await keyIn(asked.value, instance, license);
  return found.kind === 'none' ? found : write(target, found);
}

/** Asks where a key is to be kept. The name tells it from others when its renewal day comes. */
export async function pickKeyFile(
  instance: Instance,
  { plan, starts_at: start }: Pick<License, 'plan' | 'starts_at'>,
): Promise<vscode.Uri | undefined> {
  const parts = [new URL(instance.url).hostname, plan ?? DEFAULT_PLAN, start ?? undefined];
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save License Key of {0}', instanceName(instance))),
    suggestion: suggestedFile(fileName(parts, 'gitlab-license')),
    filters: { [vscode.l10n.t('GitLab License')]: ['gitlab-license'] },
  });
}

/**
 * Writes a key and reads it back.
 *
 * @param done a sentence on what has been done before that
 */
export async function writeKey(
  target: vscode.Uri,
  key: string,
  done?: string,
): Promise<CommandFailure | undefined> {
  try {
    // The save dialog has asked before it replaces a file.
    await saveSecretFile({ uri: target, mayReplace: true }, Buffer.from(key));
  } catch (error) {
    return notSaved(target, error, done);
  }
  const read = await readUri(target, KEY_LIMIT_BYTES);
  return read.kind === 'read' && read.bytes.toString() === key
    ? undefined
    : readBackDifferently(target, done);
}

async function keyIn(bytes: Uint8Array, instance: Instance, license: License): Promise<ExportedKey> {
  const header = await inSlices(headerSteps(bytes), {});
  const recognized = header?.kind === 'header' ? recognizeKey(header.licenseKey ?? '') : undefined;
  if (recognized?.kind !== 'licenseKey') {
    return nothingDeleted(
      'keyMissing',
      vscode.l10n.t(
        "The usage export of {0} doesn't contain a complete license key.",
        instanceName(instance),
      ),
    );
  }
  const { key } = recognized;
  const reading = readLicenseKey(key, await readPublicKeys());
  if (reading.kind !== 'read') {
    return { kind: 'key', key, content: undefined };
  }
  return differences(reading.content, license).length === 0
    ? { kind: 'key', key, content: reading.content }
    : nothingDeleted('otherKey', otherKey(instance, license, key));
}

async function write(
  target: vscode.Uri,
  { key, content }: Extract<ExportedKey, { kind: 'key' }>,
): Promise<SavedKey | NotSaved> {
  const problem = await writeKey(target, key, vscode.l10n.t('Nothing was deleted.'));
  return problem === undefined
    ? { kind: 'saved', file: uriPath(target), content }
    : { kind: 'none', result: problem };
}

function otherKey(instance: Instance, { id }: License, key: string): string {
  return vscode.l10n.t(
    "The key in the usage export of {0} ({1}) doesn't belong to license {2} because another license is now current.",
    instanceName(instance),
    fingerprintOf(key),
    id ?? '?',
  );
}

function readBackDifferently(target: vscode.Uri, done = ''): CommandFailure {
  const problem = vscode.l10n.t('The contents of {0} differ from what was saved.', uriName(target));
  return fail('file', `${done} ${problem}`.trim());
}

function nothingDeleted(kind: string, problem: string): NotSaved {
  return { kind: 'none', result: fail(kind, `${problem} ${vscode.l10n.t('Nothing was saved or deleted.')}`) };
}
