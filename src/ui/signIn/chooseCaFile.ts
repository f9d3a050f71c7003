import * as vscode from 'vscode';

/**
 * Offers to trust a private certificate authority for this one instance. Nothing has been sent to it yet.
 *
 * @param problem what is wrong with the certificate, in words
 * @returns the file's path; undefined when none was chosen
 */
export async function chooseCaFile(problem: string): Promise<string | undefined> {
  const choose = vscode.l10n.t('Choose CA File…');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The certificate of this GitLab is not trusted here.'),
    {
      modal: true,
      detail: vscode.l10n.t(
        '{0}\n\nIf your organization has its own certificate authority, choose its file (PEM). It is trusted for this instance only.',
        problem,
      ),
    },
    choose,
  );
  return answer === choose ? pickCaFile() : undefined;
}

/** @returns the path of the file the user picked */
export async function pickCaFile(): Promise<string | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Certificate Authority of This Instance'),
    openLabel: vscode.l10n.t('Trust for This Instance'),
    filters: {
      [vscode.l10n.t('Certificates')]: ['pem', 'crt', 'cer', 'ca-bundle'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
  return files?.[0]?.fsPath;
}
