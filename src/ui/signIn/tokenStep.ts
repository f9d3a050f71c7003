import * as vscode from 'vscode';
import { shortAddress } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { askText, type InputButton, type Verdict } from './askText';
import type { SignInServices, TokenDetails } from './services';
import { stepResult, TOTAL_STEPS, type StepResult } from './steps';

/** A token that shows licenses. */
export interface TriedToken {
  readonly token: string;
  readonly details: TokenDetails;
}

/** Enough for everything but adding and deleting licenses and recounting users. */
const SCOPES_TO_LOOK = ['read_api'];

/** Asks for a token until one shows the licenses of this instance. */
export async function tokenStep(
  services: SignInServices,
  instance: Instance,
  { isPartOfSignIn }: { readonly isPartOfSignIn: boolean },
): Promise<StepResult<TriedToken>> {
  let scopes: readonly string[] = SCOPES_TO_LOOK;
  const answer = await askText<TriedToken>({
    title: vscode.l10n.t('Token for {0}', instance.name ?? shortAddress(instance.url)),
    ...(isPartOfSignIn && { step: 2, totalSteps: TOTAL_STEPS, canGoBack: true }),
    prompt: vscode.l10n.t(
      'Paste an administrator’s personal access token with the scope read_api, and admin_mode besides where Admin Mode is on. The button above opens the page that makes one.',
    ),
    password: true,
    buttons: [tokenPageButton(() => services.openTokenPage(instance, scopes))],
    accept: async (token, signal): Promise<Verdict<TriedToken>> => {
      if (token === '') {
        return { kind: 'refused', message: vscode.l10n.t('Paste the token here.') };
      }
      const verdict = await services.tryToken(instance, token, signal);
      if (verdict.kind === 'accepted') {
        return { kind: 'taken', value: { token, details: verdict.details } };
      }
      // The page that makes a token is filled in with what the last one lacked.
      scopes = verdict.wanted ?? scopes;
      return { kind: 'refused', message: verdict.message };
    },
  });
  return stepResult(answer);
}

function tokenPageButton(run: () => unknown): InputButton {
  return {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: vscode.l10n.t('Make a Token in the Browser'),
    run,
  };
}
