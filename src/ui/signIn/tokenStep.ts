import * as vscode from 'vscode';
import { shortAddress } from '../../instances/address';
import { CHANGE_PERMISSIONS, READ_PERMISSIONS } from '../../gitlab/tokenScopes';
import type { Instance } from '../../instances/instance';
import { pastedToken } from '../../instances/pastedToken';
import { askText, type InputButton, type Verdict } from './askText';
import type { SignInServices, TokenDetails } from './services';
import { STEPS, stepResult, type StepResult } from './services';
import { testButtons } from './testButton';

/** A token that shows licenses. */
export interface TriedToken {
  readonly token: string;
  readonly details: TokenDetails;
}

/** What a token is asked for: to look at licenses from now on, or to change them once. */
export type TokenQuestion =
  { readonly purpose: 'look'; readonly isPartOfSignIn: boolean } | { readonly purpose: 'change' };

/** What a fine-grained token needs. */
const PERMISSIONS = { look: READ_PERMISSIONS, change: CHANGE_PERMISSIONS } as const;

/** `read_api` is enough for everything but adding and deleting licenses and recounting users. */
const SCOPES = { look: ['read_api'], change: ['api'] } as const;

/** Asks for a token until one shows the licenses of this instance, and may change them if it has to. */
export async function tokenStep(
  services: SignInServices,
  instance: Instance,
  question: TokenQuestion,
): Promise<StepResult<TriedToken>> {
  let scopes: readonly string[] = SCOPES[question.purpose];
  const answer = await askText<TriedToken>({
    ...wording(question, instance.name ?? shortAddress(instance.url)),
    password: true,
    buttons: [
      tokenPageButton(() => services.openTokenPage(instance, scopes)),
      fineGrainedButton(() => services.openFineGrainedTokenPage(instance, PERMISSIONS[question.purpose])),
      ...testButtons(services, (text) => {
        const { token, isOdd } = pastedToken(text);
        return { address: instance, ...(token !== '' && !isOdd && { token }) };
      }),
    ],
    accept: async (text, signal): Promise<Verdict<TriedToken>> => {
      const { token, isOdd } = pastedToken(text);
      if (token === '') {
        return { kind: 'refused', message: vscode.l10n.t('Enter a token.') };
      }
      if (isOdd) {
        return { kind: 'refused', message: services.oddToken(instance) };
      }
      const verdict = await services.tryToken(instance, token, signal);
      if (verdict.kind === 'accepted') {
        return judged(question, { token, details: verdict.details });
      }
      // The page that makes a token is filled in with what the last one lacked.
      scopes = [...SCOPES[question.purpose], ...verdict.lacking];
      return { kind: 'refused', message: verdict.message };
    },
  });
  return stepResult(answer);
}

function wording(question: TokenQuestion, name: string) {
  if (question.purpose === 'change') {
    return {
      title: vscode.l10n.t('One-Time Token for {0}', name),
      prompt: vscode.l10n.t(
        "The stored token can view but not change licenses. Paste one with the api scope (and admin_mode if Admin Mode is enabled), or a fine-grained token with {0}. It's used for this action only and isn't stored.",
        CHANGE_PERMISSIONS.join(', '),
      ),
    };
  }
  return {
    title: vscode.l10n.t('Token for {0}', name),
    ...(question.isPartOfSignIn && { step: STEPS.token, canGoBack: true }),
    prompt: vscode.l10n.t(
      "Paste an administrator's token with the read_api scope (and admin_mode if Admin Mode is enabled), or a fine-grained token with {0}. To create one, use the buttons above.",
      READ_PERMISSIONS.join(', '),
    ),
  };
}

/** A token whose scopes the server does not tell is tried. */
function judged({ purpose }: TokenQuestion, tried: TriedToken): Verdict<TriedToken> {
  return purpose === 'change' && tried.details.canWrite === false
    ? {
        kind: 'refused',
        message: vscode.l10n.t('This token is missing the api scope, which changes require.'),
      }
    : { kind: 'taken', value: tried };
}

/** GitLab tells its version to nobody without a token, so the button says from which one on its page is there. */
function fineGrainedButton(run: () => unknown): InputButton {
  return {
    iconPath: new vscode.ThemeIcon('list-selection'),
    tooltip: vscode.l10n.t('Create Fine-Grained Token in GitLab (18.10 or later)'),
    run,
  };
}

function tokenPageButton(run: () => unknown): InputButton {
  return {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: vscode.l10n.t('Create Token in GitLab'),
    run,
  };
}
