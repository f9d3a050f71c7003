import * as vscode from 'vscode';
import { plainLines, plainText } from '../../words/text/plainText';
import { warn } from '../base/command';
import { chooseFile } from '../window/fileDialogs';
import { ask } from '../window/messages';

/**
 * Offers to trust a private certificate authority for this one instance. Nothing has been sent to it yet.
 *
 * @param problem what is wrong with the certificate, in words
 * @returns the file's path; undefined when none was chosen
 */
export async function chooseCaFile(problem: string): Promise<string | undefined> {
  const answer = await ask({
    question: plainText(
      vscode.l10n.t("This computer doesn't trust the certificate of your GitLab instance."),
    ),
    detail: plainLines(
      vscode.l10n.t(
        "{0}\n\nIf your organization has its own certificate authority, choose its CA file (PEM). It's trusted for this instance only.",
        problem,
      ),
    ),
    isWarning: true,
    buttons: [{ title: plainText(vscode.l10n.t('Choose CA File…')), answer: 'choose', does: 'harmless' }],
  });
  return answer === 'choose' ? pickCaFile() : undefined;
}

/**
 * Only a file on this computer will do: the path of another computer may be that of another file here.
 *
 * @returns the path of the file the user picked
 */
export async function pickCaFile(): Promise<string | undefined> {
  const file = await chooseFile({
    title: plainText(vscode.l10n.t('Certificate Authority for This Instance')),
    openLabel: plainText(vscode.l10n.t('Trust for This Instance')),
    filters: {
      [vscode.l10n.t('Certificates')]: ['pem', 'crt', 'cer', 'ca-bundle'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
  if (file === undefined || file.scheme === 'file') {
    return file?.fsPath;
  }
  warn(vscode.l10n.t('Choose a CA file on this computer, not on a remote computer.'));
  return undefined;
}
