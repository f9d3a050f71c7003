import * as vscode from 'vscode';
import type { AsideButton } from './askText';
import type { Address, SignInServices } from './services';

/**
 * A button of an input that tests the connection with what stands in it.
 *
 * @param read the address and the token that are tested; undefined: nothing can be
 */
export function testButtons(
  { testConnection }: SignInServices,
  read: (text: string) => { readonly address: Address; readonly token?: string } | undefined,
): AsideButton[] {
  if (testConnection === undefined) {
    return [];
  }
  return [
    {
      iconPath: new vscode.ThemeIcon('pulse'),
      tooltip: vscode.l10n.t('Test Connection'),
      aside: async (text) => {
        const tested = read(text);
        if (tested !== undefined) {
          await testConnection(tested.address, tested.token);
        }
      },
    },
  ];
}
