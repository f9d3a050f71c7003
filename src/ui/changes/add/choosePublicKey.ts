import { basename } from 'node:path';
import * as vscode from 'vscode';
import { isSamePath } from '../../../files/isSamePath';
import { errorMessage } from '../../../gitlab/errorMessage';
import { readLicenseKey } from '../../../licensing/key/licenseKey';
import type { PublicKey } from '../../../licensing/key/publicKeys';
import { uriName } from '../../../storage/uriNames';
import { plainLines, plainText } from '../../../words/text/plainText';
import { warn } from '../../base/command';
import { configuration, settingId } from '../../base/configuration';
import { readPublicKey } from '../../base/readPublicKeys';
import { chooseFile } from '../../window/fileDialogs';
import { ask } from '../../window/messages';
import { givenKey, type GivenKey } from './givenKey';

/**
 * Lets the user choose the public key that reads a license key, keeps its file in the setting for the next ones, and
 * reads the license key again.
 *
 * @returns the license key as it was when none was chosen
 */
export async function choosePublicKey(given: GivenKey): Promise<GivenKey> {
  const file = await chooseFile({
    title: plainText(vscode.l10n.t('Choose Public Key File')),
    openLabel: plainText(vscode.l10n.t('Use Public Key')),
    filters: {
      [vscode.l10n.t('Public Keys')]: ['pub', 'pem', 'key'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
  if (file === undefined) {
    return given;
  }
  const publicKey = await matchingKey(file, given);
  if ('problem' in publicKey) {
    return (await offersAnother(publicKey.problem)) ? choosePublicKey(given) : given;
  }
  await keep(file.fsPath);
  return givenKey(given.key, given.origin, [publicKey]);
}

/** Only a public key that reads the license key is worth keeping. */
async function matchingKey(
  file: vscode.Uri,
  { key }: GivenKey,
): Promise<PublicKey | { readonly problem: string }> {
  if (file.scheme !== 'file') {
    return { problem: vscode.l10n.t('Choose a public key file on this computer, not on a remote computer.') };
  }
  const read = await readPublicKey(file.fsPath);
  if ('problem' in read) {
    return read;
  }
  const reading = readLicenseKey(key, [read]);
  return reading.kind === 'unreadable' && reading.openedBy === undefined
    ? { problem: vscode.l10n.t("{0} doesn't match this license key.", uriName(file)) }
    : read;
}

async function offersAnother(problem: string): Promise<boolean> {
  const answer = await ask({
    question: plainText(vscode.l10n.t("This file can't decrypt the license key.")),
    detail: plainLines(problem),
    isWarning: true,
    buttons: [
      {
        title: plainText(vscode.l10n.t('Choose Another File…')),
        answer: 'another',
        does: 'harmless',
      },
    ],
  });
  return answer === 'another';
}

/** The license key is read with it all the same. */
async function keep(path: string): Promise<void> {
  try {
    await configuration.addPublicKeyFile(path, isSamePath);
  } catch (error) {
    warn(
      vscode.l10n.t(
        "{0} couldn't be added to the setting {1}: {2}",
        basename(path),
        settingId('publicKeyFiles'),
        errorMessage(error),
      ),
    );
  }
}
