import * as vscode from 'vscode';

/** Asks for a token; the input stays open while the user fetches it from the browser. */
export async function askForToken(name: string): Promise<string | undefined> {
  const token = await vscode.window.showInputBox({
    title: vscode.l10n.t('Token for {0}', name),
    prompt: vscode.l10n.t(
      'A personal access token of an administrator. The scope read_api is enough to look at licenses.',
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Paste the token here.') : undefined),
  });
  return token?.trim();
}
